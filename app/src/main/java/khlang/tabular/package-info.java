/** Reads CSV and Excel into typed fields and rows and says what is wrong with them; knows neither HTTP nor SQL. */
@NullMarked
package khlang.tabular;

import org.jspecify.annotations.NullMarked;
