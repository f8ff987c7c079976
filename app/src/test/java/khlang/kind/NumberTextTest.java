package khlang.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumberTextTest {
    private static final String LETTERS = "000123456789..,-e+ ";

    /** Thai digits are read letter by letter, so that both ways of reading are compared. */
    @Test
    void arabicDigitsSayWhatThaiDigitsSay() {
        Random random = new Random(5);
        int numbers = 0;
        for (int i = 0; i < 200_000; i++) {
            StringBuilder cell = new StringBuilder();
            for (int length = random.nextInt(17); length >= 0; length--) {
                cell.append(LETTERS.charAt(random.nextInt(random.nextBoolean() ? 12 : LETTERS.length())));
            }
            List<Object> arabic = told(cell.toString());
            assertThat(arabic).as(cell.toString()).isEqualTo(told(inThai(cell.toString())));
            numbers += arabic.isEmpty() ? 0 : 1;
        }
        assertThat(numbers).isGreaterThan(10_000);
    }

    private static String inThai(String cell) {
        StringBuilder thai = new StringBuilder();
        cell.chars()
                .forEach(letter -> thai.append((char) (letter >= '0' && letter <= '9' ? letter - '0' + '๐' : letter)));
        return thai.toString();
    }

    private static List<Object> told(String cell) {
        NumberText number = new NumberText();
        return number.read(cell)
                ? List.of(
                        number.isNegative(),
                        number.hasExponent(),
                        number.isInteger(),
                        number.isCode(),
                        number.whole(),
                        number.wholeDigits(),
                        number.scale(),
                        number.significantDigits(),
                        number.isSignedOrGrouped(),
                        number.plain())
                : List.of();
    }
}
