/** The pages that put several features together: home, dataset, resource, desk, dashboards, help, design. */
@NullMarked
package khlang.portal;

import org.jspecify.annotations.NullMarked;
