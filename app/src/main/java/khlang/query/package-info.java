/** Questions to a table: as their callers write them, and as plans that can run. */
@NullMarked
package khlang.query;

import org.jspecify.annotations.NullMarked;
