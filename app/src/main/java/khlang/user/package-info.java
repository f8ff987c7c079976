/** Who is asking, and what they may do. */
@NullMarked
package khlang.user;

import org.jspecify.annotations.NullMarked;
