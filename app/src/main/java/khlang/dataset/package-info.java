/** The catalogue: datasets, resources, tags, their metadata profile and life cycle. */
@NullMarked
package khlang.dataset;

import org.jspecify.annotations.NullMarked;
