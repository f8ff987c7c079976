/** The mechanics of HTTP that every door shares: envelope, problem to answer, paging, formats, templates, languages, security headers. */
@NullMarked
package khlang.web;

import org.jspecify.annotations.NullMarked;
