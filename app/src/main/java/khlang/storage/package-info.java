/** Keeps the bytes of uploaded files. */
@NullMarked
package khlang.storage;

import org.jspecify.annotations.NullMarked;
