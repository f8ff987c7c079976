package khlang.portal;

import java.util.List;
import khlang.query.Filter;

/**
 * A filter as it stands in the address of a resource's page; nothing in it is known to exist.
 *
 * @param field the field's id
 * @param operator how it is compared
 * @param values one; more for {@code in} and {@code between}
 */
public record ResourceFilter(String field, String operator, List<String> values) {
    static final String PREFIX = "f.";
    static final String EQUAL = "eq";

    public ResourceFilter {
        values = List.copyOf(values);
    }

    static ResourceFilter of(String field, String operator, String value) {
        return new ResourceFilter(field, operator, List.of(value));
    }

    /** The parameter that it is written as; View writes any letter of a field's name so that it survives. */
    String parameter() {
        return PREFIX + field + (operator.equals(EQUAL) ? "" : "__" + operator);
    }

    Filter asked() {
        return new Filter.Test(field, operator, List.copyOf(values));
    }
}
