/** What can go wrong with a caller's request, told apart by kind and free of HTTP. */
@NullMarked
package khlang.problem;

import org.jspecify.annotations.NullMarked;
