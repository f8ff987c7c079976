/** Makes the generated files of the bundled data packages, the same bytes each time. */
@NullMarked
package khlang.sample;

import org.jspecify.annotations.NullMarked;
