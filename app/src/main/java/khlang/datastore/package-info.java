/** The rows of tabular resources, in tables that can be searched, and their data dictionary. */
@NullMarked
package khlang.datastore;

import org.jspecify.annotations.NullMarked;
