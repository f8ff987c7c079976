/** Charts and maps as specifications that re-query the data, drawn as SVG on the server. */
@NullMarked
package khlang.chart;

import org.jspecify.annotations.NullMarked;
