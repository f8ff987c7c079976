package khlang.sample;

import java.util.List;
import java.util.Random;

/** Draws that repeat: one seed, one sequence. */
final class Chance {
    private final Random random;

    Chance(long seed) {
        random = new Random(seed);
    }

    /** At least 0, less than 1. */
    double uniform() {
        return random.nextDouble();
    }

    /** Normally distributed about {@code mean}. */
    double normal(double mean, double deviation) {
        return mean + deviation * random.nextGaussian();
    }

    /** True in {@code share} of all draws. */
    boolean happens(double share) {
        return random.nextDouble() < share;
    }

    /** Exponentially distributed with this mean. */
    double exponential(double mean) {
        return -mean * StrictMath.log(1 - random.nextDouble());
    }

    /** A factor about 1 whose logarithm is normal. */
    double factor(double deviation) {
        return StrictMath.exp(deviation * random.nextGaussian());
    }

    /** One of the choices, each as often as its weight says. */
    <T> T pick(List<T> choices, double[] weights) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double left = random.nextDouble() * total;
        int chosen = 0;
        while (chosen < weights.length - 1 && left >= weights[chosen]) {
            left -= weights[chosen];
            chosen++;
        }
        return choices.get(chosen);
    }
}
