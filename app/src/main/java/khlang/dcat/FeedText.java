package khlang.dcat;

import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;

/** Writes a feed as Atom 1.0 (RFC 4287). */
final class FeedText {
    /** Letters that XML 1.0 cannot hold. */
    private static final Pattern NO_XML =
            Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private FeedText() {}

    /**
     * A feed.
     *
     * @param id what stands for it wherever it lies
     * @param author who publishes it
     * @param language of its words: {@code th}
     * @param links to itself, to its page and to its other pages
     */
    record Whole(String id, String title, String author, String language, List<Address> links, List<One> entries) {}

    /**
     * One thing that a feed tells of.
     *
     * @param id what stands for it wherever it lies
     * @param published when it was there first
     * @param updated when it changed last
     * @param tags the words that it is found by
     */
    record One(
            String id,
            String title,
            String summary,
            Instant published,
            Instant updated,
            List<Address> links,
            List<String> tags) {}

    /** Where a link leads: {@code rel}, media type and address. */
    record Address(String rel, String type, String href) {}

    static byte[] of(Whole whole) {
        Feed feed = new Feed("atom_1.0");
        feed.setEncoding("UTF-8");
        feed.setId(whole.id());
        feed.setTitle(sound(whole.title()));
        feed.setLanguage(whole.language());
        feed.setAuthors(List.of(person(whole.author())));
        feed.setUpdated(Date.from(whole.entries().stream()
                .map(One::updated)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH)));
        split(whole.links(), feed.getAlternateLinks(), feed.getOtherLinks());
        feed.setEntries(whole.entries().stream().map(FeedText::entry).toList());
        try {
            return new WireFeedOutput().outputString(feed).getBytes(StandardCharsets.UTF_8);
        } catch (FeedException e) {
            throw new IllegalStateException("writing the feed " + whole.id(), e);
        }
    }

    private static Entry entry(One one) {
        Entry entry = new Entry();
        entry.setId(one.id());
        entry.setTitle(sound(one.title()));
        Content summary = new Content();
        summary.setType("text");
        summary.setValue(sound(one.summary()));
        entry.setSummary(summary);
        entry.setPublished(Date.from(one.published()));
        entry.setUpdated(Date.from(one.updated()));
        split(one.links(), entry.getAlternateLinks(), entry.getOtherLinks());
        entry.setCategories(one.tags().stream().map(FeedText::category).toList());
        return entry;
    }

    private static Category category(String tag) {
        Category category = new Category();
        category.setTerm(sound(tag));
        return category;
    }

    private static SyndPerson person(String name) {
        Person person = new Person();
        person.setName(sound(name));
        return person;
    }

    private static void split(List<Address> addresses, List<Link> alternate, List<Link> other) {
        for (Address address : addresses) {
            Link link = new Link();
            link.setRel(address.rel());
            link.setType(address.type());
            link.setHref(address.href());
            (address.rel().equals("alternate") ? alternate : other).add(link);
        }
    }

    private static String sound(String text) {
        return NO_XML.matcher(text).replaceAll("");
    }
}
