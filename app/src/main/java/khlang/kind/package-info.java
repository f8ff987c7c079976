/** What the values of a column mean: thirty kinds, each with its own examples. */
@NullMarked
package khlang.kind;

import org.jspecify.annotations.NullMarked;
