/** The program: its command line, its settings, and the one place where every object is made and every route is added. */
@NullMarked
package khlang;

import org.jspecify.annotations.NullMarked;
