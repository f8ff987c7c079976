/** Organizations and groups, and who belongs to them. */
@NullMarked
package khlang.organization;

import org.jspecify.annotations.NullMarked;
