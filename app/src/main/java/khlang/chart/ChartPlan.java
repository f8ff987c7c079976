package khlang.chart;

import khlang.problem.Phrase;
import khlang.tabular.Field;

/** A chart that a table can have, before any row is read. */
sealed interface ChartPlan {
    /** Why this one. */
    Phrase reason();

    /** A bar per category; in the order of the values themselves where {@code ordered}, else the longest first. */
    record Bars(Field category, Measure measure, boolean ordered, Phrase reason) implements ChartPlan {}

    /** A line over periods. */
    record Line(Field time, Step step, Measure measure, Phrase reason) implements ChartPlan {}

    /** How often numbers of each size occur; {@code unit} may be empty. */
    record Histogram(Field number, String unit, double minimum, double maximum, Phrase reason) implements ChartPlan {}

    /** Where rows lie. */
    record Points(Field latitude, Field longitude, Phrase reason) implements ChartPlan {}

    /** Nothing to draw, and why. */
    record Words(Phrase reason) implements ChartPlan {}
}
