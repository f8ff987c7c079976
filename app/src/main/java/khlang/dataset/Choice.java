package khlang.dataset;

/**
 * One value that a field of the profile may take.
 *
 * @param value what is stored and sent, byte for byte
 * @param labelThai what people read in Thai
 * @param labelEnglish what people read in English
 */
public record Choice(String value, String labelThai, String labelEnglish) {}
