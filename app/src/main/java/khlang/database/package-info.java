/** Opens the catalogue database, brings its schema up to date, and knows what differs between H2 and PostgreSQL. */
@NullMarked
package khlang.database;

import org.jspecify.annotations.NullMarked;
