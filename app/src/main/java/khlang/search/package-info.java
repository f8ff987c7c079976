/** Finding datasets: the index and its query language. */
@NullMarked
package khlang.search;

import org.jspecify.annotations.NullMarked;
