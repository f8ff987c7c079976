/** Turns an uploaded or linked file into a datastore table, in the background. */
@NullMarked
package khlang.ingest;

import org.jspecify.annotations.NullMarked;
