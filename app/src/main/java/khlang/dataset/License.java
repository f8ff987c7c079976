package khlang.dataset;

/**
 * What readers may do with a dataset.
 *
 * @param id what is stored: the Thai profile's own words
 * @param url where its text stands, or empty
 * @param open whether it is open by the Open Definition
 */
public record License(String id, String url, boolean open) {}
