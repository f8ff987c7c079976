/** The catalogue in other standards' words: feeds, and what search engines read. */
@NullMarked
package khlang.dcat;

import org.jspecify.annotations.NullMarked;
