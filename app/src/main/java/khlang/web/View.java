package khlang.web;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import khlang.problem.Phrase;
import khlang.thai.ThaiCalendar;
import org.jspecify.annotations.Nullable;

/**
 * What every page knows: the language, the words, who is signed in, and how to write links, numbers and dates.
 *
 * @param language the page's language
 * @param path the path without the language's prefix, as in {@code /dataset}
 * @param query the query string as sent, or empty
 * @param siteUrl the site's address without a slash at its end
 * @param siteTitle the site's name in the page's language
 * @param signedIn the person whose browser asks
 * @param messages the words
 */
public record View(
        Language language,
        String path,
        String query,
        String siteUrl,
        String siteTitle,
        @Nullable SignedIn signedIn,
        Messages messages) {

    /** The view of one request. */
    public static View of(Context context, Messages messages, Site site) {
        Language language = Language.ofPath(context.path());
        String path = context.path().substring(language.prefix().length());
        String query = context.queryString() == null ? "" : context.queryString();
        return new View(
                language,
                path.isEmpty() ? "/" : path,
                query,
                site.url(),
                site.title(language),
                context.attribute(SignedIn.ATTRIBUTE),
                messages);
    }

    /** The words of a message key. */
    public String t(String key, Object... arguments) {
        return messages.text(language, Phrase.of(key, arguments));
    }

    /** The words of a phrase. */
    public String t(Phrase phrase) {
        return messages.text(language, phrase);
    }

    /** A column's name; one that was made for a column without one is in the page's language. */
    public String column(String name) {
        return messages.column(language, name);
    }

    /** Whether the page is in Thai. */
    public boolean thai() {
        return language == Language.TH;
    }

    /** A page's path in this language. */
    public String url(String path) {
        return path.equals("/") && !thai() ? "/en" : language.prefix() + path;
    }

    /** This page. */
    public String ownUrl() {
        return asked(url(path));
    }

    /** The address under which search engines know this page: of one list sorted and narrowed there are many. */
    public String canonicalUrl() {
        return siteUrl()
                + Stream.of(query.split("&"))
                        .filter(part -> part.matches("page=[2-9]|page=[1-9][0-9]+"))
                        .findFirst()
                        .map(page -> url(path) + "?" + page)
                        .orElseGet(() -> url(path));
    }

    /** This page in the other language. */
    public String otherLanguageUrl() {
        Language other = thai() ? Language.EN : Language.TH;
        return asked(path.equals("/") && other == Language.EN ? "/en" : other.prefix() + path);
    }

    private String asked(String target) {
        return query.isEmpty() ? target : target + "?" + query;
    }

    /** Text in the page's language where there is some, else the Thai. */
    public String either(String thai, String english) {
        return thai() || english.isBlank() ? thai : english;
    }

    /** The language that {@link #either} answers in, for the attribute {@code lang}. */
    public String langOf(String english) {
        return thai() || english.isBlank() ? "th" : "en";
    }

    /** The attribute {@code lang} of text that may be in Thai on a page that is not; null where it needs none. */
    public @Nullable String lang(String text) {
        return !thai() && Run.hasThai(text) ? Language.TH.code() : null;
    }

    /** The same for text that cannot be cut, such as an attribute's: only where it is in Thai alone. */
    public @Nullable String langOfWhole(String text) {
        return Run.of(text).size() == 1 ? lang(text) : null;
    }

    /** Text cut where its script changes, so that a page in English can mark what is in Thai. */
    public List<Run> runs(String text) {
        return lang(text) == null ? List.of(new Run(text, false)) : Run.of(text);
    }

    /** The day of a moment in Thailand, in the language's era. */
    public String date(Instant moment) {
        return ThaiCalendar.shortDate(moment.atZone(ZoneId.of("Asia/Bangkok")).toLocalDate(), language.code());
    }

    /** A whole number with its thousands grouped. */
    public String number(long number) {
        return new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(number);
    }

    /** A time as a clock in Thailand shows it, with the year of the page's calendar. */
    public String moment(Instant instant) {
        return ThaiCalendar.shortDateTime(LocalDateTime.ofInstant(instant, ZoneId.of("Asia/Bangkok")), language.code());
    }

    /** A size in bytes, KB, MB or GB. */
    public String size(long bytes) {
        return Sizes.of(bytes);
    }

    /** Text made safe as one part of a URL's path or query. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A query string, with its question mark, of the parameters whose value is not empty; empty where none is. */
    public static String query(Map<String, List<String>> parameters) {
        StringBuilder query = new StringBuilder();
        parameters.forEach((name, values) -> values.stream()
                .filter(value -> !value.isEmpty())
                .forEach(value -> query.append(query.isEmpty() ? '?' : '&')
                        .append(encoded(name))
                        .append('=')
                        .append(encoded(value))));
        return query.toString();
    }
}
