/** A SELECT of a caller: parsed, checked against what may be read, and written anew for the row store. */
@NullMarked
package khlang.sql;

import org.jspecify.annotations.NullMarked;
