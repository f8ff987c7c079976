package khlang.kind;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts how many values of a column are of each kind that does not follow from its type. After the first
 * values only those are counted that these, together with the header, leave likely.
 */
public final class KindCounts {
    /** What types, units and the number of different words tell. */
    private static final Set<Kind> OTHERS = EnumSet.of(
            Kind.TIMESTAMP,
            Kind.DATE,
            Kind.BOOLEAN,
            Kind.PERCENT,
            Kind.MONEY,
            Kind.INTEGER,
            Kind.NUMBER,
            Kind.CATEGORY,
            Kind.TEXT);

    private static final int FEW = 3;

    private final List<Tally> tallies = new ArrayList<>();
    private final Vocabulary vocabulary = new Vocabulary();
    private final @Nullable Kind chosen;
    private List<Tally> counted;

    /** One kind's count. */
    public static final class Tally {
        private final Kind kind;
        private final boolean named;
        private long seen;
        private long nothing;
        private long fits;
        private long sure;
        private final Eras eras = new Eras();

        private Tally(Kind kind, boolean named) {
            this.kind = kind;
            this.named = named;
        }

        /** The kind. */
        public Kind kind() {
            return kind;
        }

        /** Whether the header says the kind. */
        public boolean named() {
            return named;
        }

        /** How many of the values fit, of those that were asked. */
        public double share() {
            return seen == 0 ? 0 : (double) fits / seen;
        }

        /** How many fit. */
        public long fits() {
            return fits;
        }

        /** How many say that there is none, or are no more than fit in a column of the kind; they are not among those that were asked. */
        public long nothing() {
            return nothing;
        }

        /** Of years, in which era they are. */
        public Eras eras() {
            return eras;
        }

        /** Whether the header or at least one in {@code one} of the values shows the kind. */
        public boolean shown(int one) {
            // Where nearly all say that there is nothing, the few others show little.
            return named || (sure > 0 && sure * one >= seen && sure * FEW >= nothing);
        }

        /**
         * Whether so many fit that the column is of the kind. Chance hits the check of a citizen's number once in ten,
         * so where half of them are right the others are slips, and it tells of persons all the same.
         */
        private boolean most() {
            boolean checked = kind == Kind.CITIZEN_ID && (named || fits >= FEW);
            return checked ? fits * 2 >= seen : fits * 10 >= seen * 9;
        }

        /** Whether a value reaches a person, so that some have none. */
        private boolean reaches() {
            return kind == Kind.PHONE || kind == Kind.EMAIL;
        }

        /** Whether the header says that it has numbers of telephones, where 1669 and 191 are such. */
        private boolean isPhones() {
            return named && kind == Kind.PHONE;
        }

        private boolean isYear() {
            return kind == Kind.YEAR || kind == Kind.FISCAL_YEAR;
        }

        private void add(String cell, long line) {
            @Nullable String normal = kind.normal(cell);
            if (normal == null && reaches() && (NothingSaid.is(cell) || (isPhones() && PhoneForm.isShort(cell)))) {
                nothing++;
                return;
            }
            seen++;
            if (normal != null) {
                fits++;
                sure += !named && kind.sure(cell) ? 1 : 0;
                if (isYear()) {
                    addYear(YearForm.isBuddhist(Long.parseLong(normal)), cell, line);
                }
            }
        }

        private void add(NumberText number, long line) {
            if (isPhones() && PhoneForm.isShort(number.text())) {
                nothing++;
                return;
            }
            seen++;
            boolean shortened = named && isYear() && YearForm.isShort(number);
            if (shortened || kind.fits(number)) {
                fits++;
                sure += !named && kind.sure(number.text()) ? 1 : 0;
                if (isYear()) {
                    addYear(shortened || YearForm.isBuddhist(number.whole()), number.text(), line);
                }
            }
        }

        private void addYear(boolean buddhist, String cell, long line) {
            if (buddhist) {
                eras.addBuddhist(cell, line);
            } else {
                eras.addCommon(cell, line);
            }
        }
    }

    /** @param chosen a kind that is counted to the end; null for none */
    public KindCounts(Header header, @Nullable Kind chosen) {
        this.chosen = chosen;
        for (Kind kind : Kind.values()) {
            if (!OTHERS.contains(kind)) {
                tallies.add(new Tally(kind, header.names(kind)));
            }
        }
        counted = tallies;
    }

    /** Counts a value that is no plain number, on a line of the file. */
    public void add(String cell, long line) {
        vocabulary.add(cell);
        for (int i = 0; i < counted.size(); i++) {
            counted.get(i).add(cell, line);
        }
    }

    /** Counts a plain number, which need not be read again. */
    public void add(NumberText number, long line) {
        for (int i = 0; i < counted.size(); i++) {
            counted.get(i).add(number, line);
        }
    }

    /** Counts a date, which is nothing else. */
    public void addMoment() {
        for (int i = 0; i < counted.size(); i++) {
            counted.get(i).seen++;
        }
    }

    /** Counts on only those kinds that half of the values are, and that the header or one in so many shows. */
    public void narrow(int one) {
        counted = counted.stream()
                .filter(tally -> tally.kind == chosen || (tally.fits * 2 >= tally.seen && tally.shown(one)))
                .toList();
    }

    /** Whether plain numbers may still be of a kind. */
    public boolean asked() {
        return !counted.isEmpty();
    }

    /** Whether nothing is left to be counted. */
    public boolean idle() {
        return counted.isEmpty() && vocabulary.closed();
    }

    /** Whether a kind that is kept as something else than text is still likely. */
    public boolean numeric() {
        return counted.stream().anyMatch(tally -> tally.kind.kept() != Kept.TEXT);
    }

    /** The kind that nine of ten values fit (half of them a citizen's number) and that the header or half of the values show, the most special first. */
    public Optional<Tally> winner() {
        return counted.stream()
                .filter(tally -> tally.most() && tally.shown(2) && tally.fits > 0)
                .filter(tally -> tally.kind != Kind.LIST || vocabulary.lists())
                .findFirst();
    }

    /** How many values say that there is none of a kind. */
    public long nothing(Kind kind) {
        return tallies.stream()
                .filter(tally -> tally.kind == kind)
                .mapToLong(Tally::nothing)
                .sum();
    }

    /** All kinds, also those that are not likely. */
    public List<Tally> tallies() {
        return List.copyOf(tallies);
    }

    /** Whether the values that are no numbers are few different ones. */
    public boolean few() {
        return vocabulary.few();
    }
}
