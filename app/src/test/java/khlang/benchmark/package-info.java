/** Measures Khlang beside the raw engines; run by the Maven profile {@code benchmark}. */
package khlang.benchmark;
