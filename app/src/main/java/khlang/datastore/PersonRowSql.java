package khlang.datastore;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import khlang.kind.Header;
import khlang.kind.Kind;
import khlang.kind.NothingSaid;
import khlang.kind.Persons;
import khlang.quality.Finding;
import khlang.quality.Flaw;
import khlang.quality.Instance;
import khlang.tabular.Field;
import khlang.tabular.FieldType;

/** Suspects columns of naming persons, by a sample of their values: a question to the officer, no verdict. */
final class PersonRowSql {
    private static final int SAMPLE = 5_000;
    private static final int LEAST = 3;
    private static final int SHOWN = 5;
    private static final String NAME =
            "^(นาย|นางสาว|นาง|น[.]ส[.]|ด[.]ช[.]|ด[.]ญ[.]|เด็กชาย|เด็กหญิง|Mr[.]?|Mrs[.]?|Ms[.]?|Miss|คุณ) ?[^ ]+ +[^ ]+";

    /** Officers by their office, what only begins like a person, and what has a name of several words besides persons. */
    private static final String OFFICE =
            "^(คุณ(ภาพ|สมบัติ|ธรรม|ลักษณะ|วุฒิ|ค่า|ประโยชน์)|ชุมชน|หมู่บ้าน|โรงเรียน|วัด|บริษัท|บจก|หจก|ห้าง"
                    + "|ร้าน|กลุ่ม|สำนัก|กอง|เทศบาล|องค์การ|มูลนิธิ|สมาคม|ศูนย์|ตำบล|อำเภอ|ถนน|ซอย|โครงการ"
                    + "|นายก(เทศ|อบ[ตจ]([^ก-๎]|$)|อบ\\.|องค์|รัฐ|สมาคม|สภา|เมือง|สโมสร|เหล่า|กิ่ง|ฯ| |$)|นายอำเภอ|นายทะเบียน|นายช่าง|นายตรวจ|นายแพทย์|นายท่า|นายด่าน|นายสัตวแพทย์|นายหมวด|นายกอง(เอก|โท|ตรี|ใหญ่))";

    /** With its zero, or without it as spreadsheets leave it. */
    private static final String MOBILE =
            "^[(]?([0๐]|[+]66 ?)[689๖๘๙][-) ]?[0-9๐-๙]|^[689๖๘๙][0-9๐-๙][- ]?[0-9๐-๙]{3}[- ]?[0-9๐-๙]{4}$";

    private static final String PRIVATE = "@(gmail|hotmail|yahoo|outlook|icloud|live|msn)[.]";
    private static final String NOTHING = "^$";

    /** Two or three words without figures. */
    private static final String WORDS = "^[^ 0-9๐-๙]+( +[^ 0-9๐-๙]+){1,2}$";

    /** However they are written; under a header that names citizens' numbers a slip in one does not make it less. */
    private static final String CITIZEN = "^[0-9๐-๙]([- ]?[0-9๐-๙]){12}$";

    private static final Pattern SURNAME = Pattern.compile("(?i).*(นามสกุล|^สกุล|surname|last.?name).*");
    private static final Pattern OFFICES = Pattern.compile("(?i).*(หน่วยงาน|สำนักงาน|ศูนย์|สายด่วน|office|hotline).*");

    /** What tells who is meant by a row. */
    private static final Set<Flaw> WHO = EnumSet.of(Flaw.PERSONAL_NAME, Flaw.PERSONAL_ID);

    private final SqlRowStore store;

    PersonRowSql(SqlRowStore store) {
        this.store = store;
    }

    /** Whether one in {@code oneIn} of a field's values that say something fits a pattern and not another. */
    private record Question(Field field, Flaw flaw, String pattern, String not, int oneIn) {
        /** How to ask it; binds the two patterns. */
        String sql(RowSql.Dialect dialect) {
            return "(" + dialect.fits(text()) + " and not " + dialect.fits(text()) + ")";
        }

        /** Which of its values say something; binds the pattern of those that do not. */
        String says(RowSql.Dialect dialect) {
            return "(" + text() + " is not null and not " + dialect.fits(text()) + ")";
        }

        /** Its values as they are printed, those of a column of numbers, too. */
        String text() {
            String column = RowSql.column(field);
            return field.type() == FieldType.TEXT ? column : "cast(" + column + " as varchar)";
        }
    }

    /** @param present how many values say something */
    private record Answer(long fitting, long present) {}

    List<Finding> of(LoadedTable table) {
        boolean titles = table.fields().stream().anyMatch(field -> field.label().contains("คำนำหน้า"));
        List<Finding> found = citizens(table);
        List<Question> questions = new ArrayList<>();
        for (Field field : table.fields()) {
            if (field.type() != FieldType.TEXT || table.present(field) < LEAST || known(found, field)) {
                continue;
            }
            if (titles && SURNAME.matcher(field.label()).matches()) {
                found.add(Finding.of(Flaw.PERSONAL_NAME, field.id(), table.present(field)));
                continue;
            }
            question(field).ifPresent(questions::add);
        }
        List<Answer> answers = questions.isEmpty() ? List.of() : ask(table, questions);
        for (int i = 0; i < questions.size(); i++) {
            Answer answer = answers.get(i);
            if (answer.fitting() >= LEAST && answer.fitting() * questions.get(i).oneIn() >= answer.present()) {
                found.add(finding(table, questions.get(i)));
            }
        }
        boolean persons = found.stream().anyMatch(finding -> WHO.contains(finding.flaw()))
                || table.fields().stream().anyMatch(field -> field.kind() == Kind.CITIZEN_ID);
        for (Field field : table.fields()) {
            boolean told = Persons.areBorn(field.label()) || (persons && Persons.areTold(field.label()));
            if (told && !known(found, field) && table.present(field) >= LEAST) {
                found.add(Finding.of(Flaw.PERSONAL_DETAIL, field.id(), table.present(field)));
            }
        }
        return found;
    }

    private static boolean known(List<Finding> found, Field field) {
        return found.stream().anyMatch(finding -> finding.field().equals(field.id()));
    }

    /** Columns that are called citizens' numbers and hold one at least, though too few are right to be of that kind. */
    private List<Finding> citizens(LoadedTable table) {
        List<Finding> found = new ArrayList<>();
        for (Field field : table.fields()) {
            boolean named = new Header(field.label(), field.id(), "", false).names(Kind.CITIZEN_ID);
            if (named && field.kind() != Kind.CITIZEN_ID) {
                Finding some = finding(table, new Question(field, Flaw.PERSONAL_ID, CITIZEN, NOTHING, 1));
                if (some.count() > 0) {
                    found.add(some);
                }
            }
        }
        return found;
    }

    private static Optional<Question> question(Field field) {
        Kind kind = field.kind();
        if (kind == Kind.PHONE) {
            return Optional.of(new Question(field, Flaw.PERSONAL_PHONE, MOBILE, NOTHING, 2))
                    .filter(asked -> !OFFICES.matcher(field.label()).matches());
        }
        if (kind == Kind.EMAIL) {
            return Optional.of(new Question(field, Flaw.PERSONAL_EMAIL, PRIVATE, NOTHING, 3));
        }
        String name = Persons.mayBeNamed(field.label()) ? WORDS : NAME;
        return kind == Kind.TEXT || kind == Kind.CATEGORY
                ? Optional.of(new Question(field, Flaw.PERSONAL_NAME, name, OFFICE, 2))
                : Optional.empty();
    }

    private List<Answer> ask(LoadedTable table, List<Question> questions) {
        String columns = questions.stream()
                .map(question -> "count(*) filter (where " + question.sql(store.dialect())
                        + "), count(*) filter (where " + question.says(store.dialect()) + ")")
                .collect(Collectors.joining(", "));
        List<Object> patterns = questions.stream()
                .flatMap(question -> List.<Object>of(question.pattern(), question.not(), NothingSaid.PATTERN).stream())
                .toList();
        String sql = "select " + columns + " from " + store.table(table.id()) + " where _id <= " + SAMPLE;
        return store.ask(new RowSql.Query(sql, patterns), FindingRowSql.SECONDS, results -> {
            List<Answer> answers = new ArrayList<>();
            results.next();
            for (int i = 0; i < questions.size(); i++) {
                answers.add(new Answer(results.getLong(2 * i + 1), results.getLong(2 * i + 2)));
            }
            return answers;
        });
    }

    /** All values that are such, and the first few of them. */
    private Finding finding(LoadedTable table, Question question) {
        String sql = "select _id, " + question.text() + ", count(*) over () from " + store.table(table.id()) + " where "
                + question.sql(store.dialect()) + " order by _id limit " + SHOWN;
        List<Object> patterns = List.of(question.pattern(), question.not());
        long[] count = {0};
        List<Instance> instances = store.ask(new RowSql.Query(sql, patterns), FindingRowSql.SECONDS, results -> {
            List<Instance> first = new ArrayList<>();
            while (results.next()) {
                count[0] = results.getLong(3);
                first.add(new Instance(results.getLong(1), 0, results.getString(2), ""));
            }
            return first;
        });
        return new Finding(question.flaw(), question.field().id(), count[0], "", instances);
    }
}
