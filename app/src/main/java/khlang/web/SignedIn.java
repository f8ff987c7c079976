package khlang.web;

/**
 * The person whose browser asks, as pages need to know them.
 *
 * @param name the user's name
 * @param displayName what to call them
 * @param sysadmin whether they run the whole site
 * @param csrfToken what each form of theirs must send back in the field {@code csrf}
 */
public record SignedIn(String name, String displayName, boolean sysadmin, String csrfToken) {
    /** The attribute of a request under which the door that knows sessions puts this. */
    public static final String ATTRIBUTE = "khlang.signed-in";
}
