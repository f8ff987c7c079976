package khlang.datastore;

import java.util.List;
import java.util.Optional;
import khlang.problem.Problem;
import khlang.query.RowParameters;

/**
 * What a caller says of the form of an answer: what a form has no use for is refused, since whoever writes it expects
 * something of it.
 *
 * @param labels what the first line calls the columns
 * @param sheet whether text is written for Excel
 * @param objects whether each row is an object rather than a list
 */
record FormParameters(HeaderLabels labels, boolean sheet, boolean objects) {
    /** What a page of rows tells, and a file does not. */
    private static final List<String> OF_PAGES = List.of("facet", "facet_size", "count");

    /** What a file of all rows would refuse, or not be whole with. */
    static final List<String> NOT_OF_FILES = List.of("facet", "facet_size", "count", "shape", "next");

    /** Those of a page of rows. @throws Problem naming what such a page cannot do */
    static FormParameters page(RowParameters parameters) {
        return read(parameters, RowForm.JSON);
    }

    /** Those of a file. @throws Problem naming what its form cannot do */
    static FormParameters file(RowParameters parameters, RowForm form) {
        for (String name : OF_PAGES) {
            boolean said = parameters.first(name).isPresent();
            // That there is no count is so.
            boolean none = name.equals("count") && parameters.first(name).equals(Optional.of("none"));
            if (said && !none) {
                throw Problem.invalid(name, "datastore.form.page", name);
            }
        }
        return read(parameters, form);
    }

    private static FormParameters read(RowParameters parameters, RowForm form) {
        HeaderLabels labels = HeaderLabels.of(parameters);
        if (labels != HeaderLabels.KEY && !form.headed()) {
            throw Problem.invalid("labels", "datastore.labels.form");
        }
        boolean sheet = parameters.flag("bom");
        if (sheet && form.text(true) == null) {
            throw Problem.invalid("bom", "datastore.form.bom");
        }
        boolean objects = parameters.choice("shape", "objects", "arrays").equals("objects");
        if (parameters.first("shape").isPresent() && !form.shaped()) {
            throw Problem.invalid("shape", "datastore.form.shape");
        }
        return new FormParameters(labels, sheet, objects);
    }
}
