package khlang.datastore;

/** A list or an object among the values of a row, as the text of its JSON. */
record Nested(String json) implements CharSequence {
    @Override
    public int length() {
        return json.length();
    }

    @Override
    public char charAt(int index) {
        return json.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return json.subSequence(start, end);
    }

    @Override
    public String toString() {
        return json;
    }
}
