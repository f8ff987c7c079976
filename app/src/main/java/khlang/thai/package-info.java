/** Thai digits, Buddhist-era dates, word segmentation, sorting, repair and identity numbers: pure functions. */
@NullMarked
package khlang.thai;

import org.jspecify.annotations.NullMarked;
