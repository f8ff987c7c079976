/** A dataset's API described, from its own fields. */
@NullMarked
package khlang.openapi;

import org.jspecify.annotations.NullMarked;
