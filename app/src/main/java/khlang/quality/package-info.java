/** What can be wrong with a table, told apart by kind, and what a good one earns: free of HTTP, SQL and files. */
@NullMarked
package khlang.quality;

import org.jspecify.annotations.NullMarked;
