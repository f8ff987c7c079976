package khlang.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A condition on rows as its caller wrote it; nothing in it is known to exist yet. */
public sealed interface Filter {
    /**
     * A comparison of a field.
     *
     * @param operator one of {@link Operator#word()}
     * @param values as text, as a number, as a Boolean, as {@link NestedText}, or null
     */
    record Test(String field, String operator, List<@Nullable Object> values) implements Filter {}

    /** All of them must hold. */
    record Every(List<Filter> parts) implements Filter {
        public Every {
            parts = List.copyOf(parts);
        }
    }

    /** One of them, at least, must hold. */
    record Some(List<Filter> parts) implements Filter {
        public Some {
            parts = List.copyOf(parts);
        }
    }
}
