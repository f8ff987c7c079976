/** Fetches what lies elsewhere on the web, and connects to nothing that it may not. */
@NullMarked
package khlang.fetch;

import org.jspecify.annotations.NullMarked;
