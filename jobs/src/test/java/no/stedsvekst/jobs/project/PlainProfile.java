package no.stedsvekst.jobs.project;

import java.util.HashMap;
import java.util.Map;

/** A12, step 4: how a municipality's net migration spreads over sex and age. */
final class PlainProfile {
  private static final int YEARS = 20;

  private final boolean isGross;
  private final PlainMoves moves;
  private final PlainMoves.BlockSums nation;
  private final Map<String, double[]> outRates = new HashMap<>();
  private final Map<String, double[]> inShares = new HashMap<>();

  PlainProfile(PlainInputs inputs) {
    moves = PlainMoves.of(inputs, YEARS);
    nation = moves.nation();
    isGross = inputs.parameters().isGrossFlow() && moves.areFlows();
    moves
        .byMunicipality()
        .forEach(
            (code, sums) -> {
              outRates.put(code, outRates(sums.isStill() ? nation : sums));
              inShares.put(code, inShares(PlainCells.sum(sums.in) == 0 ? nation : sums));
            });
  }

  /**
   * Net migration by cell.
   *
   * @param exposed who can move, the newborn as expected
   * @param net of all cells
   */
  double[] spread(String code, double[] exposed, double net) {
    return isGross
        ? grossFlow(outRates.get(code), inShares.get(code), exposed, net)
        : netShape(mean(moves.byMunicipality().get(code), moves.years(), exposed), exposed, net);
  }

  private static double[] outRates(PlainMoves.BlockSums sums) {
    double[] rates = new double[PlainCells.MOVING];
    for (int cell = 0; cell < rates.length; cell++) {
      rates[cell] = sums.exposed[cell] == 0 ? 0 : Math.min(1, sums.out[cell] / sums.exposed[cell]);
    }
    return rates;
  }

  private static double[] inShares(PlainMoves.BlockSums sums) {
    double[] shares = sums.in.clone();
    double all = PlainCells.sum(shares);
    for (int cell = 0; cell < shares.length; cell++) {
      shares[cell] = all == 0 ? 0 : shares[cell] / all;
    }
    return shares;
  }

  private static double[] grossFlow(
      double[] outRates, double[] inShares, double[] exposed, double net) {
    double[] out = new double[exposed.length];
    for (int cell = 0; cell < out.length; cell++) {
      out[cell] = outRates[cell] * exposed[cell];
    }
    double in = net + PlainCells.sum(out);
    double[] spread = new double[out.length];
    if (in < 0) {
      double[] leaving = leaving(PlainCells.sum(out) == 0 ? exposed : out, exposed, -net);
      for (int cell = 0; cell < out.length; cell++) {
        spread[cell] = -leaving[cell];
      }
    } else {
      for (int cell = 0; cell < out.length; cell++) {
        spread[cell] = inShares[cell] * in - out[cell];
      }
    }
    return spread;
  }

  /** Pro rata to the weights, from no cell more than it has. */
  private static double[] leaving(double[] weights, double[] room, double all) {
    double[] leaving = new double[weights.length];
    boolean[] isEmpty = new boolean[weights.length];
    boolean hasExcess = true;
    while (hasExcess) {
      double rest = all;
      double open = 0;
      for (int cell = 0; cell < weights.length; cell++) {
        rest -= isEmpty[cell] ? room[cell] : 0;
        open += isEmpty[cell] ? 0 : weights[cell];
      }
      hasExcess = false;
      for (int cell = 0; cell < weights.length; cell++) {
        if (isEmpty[cell]) {
          leaving[cell] = room[cell];
        } else {
          leaving[cell] = open == 0 ? 0 : rest * weights[cell] / open;
          if (leaving[cell] > room[cell]) {
            isEmpty[cell] = true;
            hasExcess = true;
          }
        }
      }
    }
    return leaving;
  }

  /** The mean annual net migration by cell, brought from the size the place had to that it has. */
  private static double[] mean(PlainMoves.BlockSums sums, int years, double[] exposed) {
    double[] mean = new double[PlainCells.MOVING];
    double persons = 0;
    for (int sex = PlainCells.MEN; sex <= PlainCells.WOMEN; sex++) {
      for (int age = 0; age <= PlainCells.OLDEST; age++) {
        persons += exposed[PlainCells.moving(sex, age)];
      }
    }
    for (int cell = 0; sums.persons > 0 && cell < mean.length; cell++) {
      mean[cell] =
          (sums.in[cell] - sums.out[cell]) / years / (sums.persons / sums.knownYears) * persons;
    }
    return mean;
  }

  /** A shape is lifted or lowered to its sum where it is large; no cell loses more than it has. */
  static double[] netShape(double[] shape, double[] exposed, double net) {
    double[] weights = new double[shape.length];
    for (int cell = 0; cell < shape.length; cell++) {
      weights[cell] = Math.abs(shape[cell]);
    }
    if (PlainCells.sum(weights) == 0) {
      weights = exposed;
    }
    double[] spread = shape.clone();
    boolean[] isEmpty = new boolean[shape.length];
    boolean hasShortfall = true;
    while (hasShortfall) {
      double missing = net;
      double open = 0;
      for (int cell = 0; cell < shape.length; cell++) {
        missing -= isEmpty[cell] ? -exposed[cell] : shape[cell];
        open += isEmpty[cell] ? 0 : weights[cell];
      }
      hasShortfall = false;
      for (int cell = 0; cell < shape.length; cell++) {
        if (isEmpty[cell]) {
          spread[cell] = -exposed[cell];
        } else {
          spread[cell] = shape[cell] + (open == 0 ? 0 : missing * weights[cell] / open);
          if (spread[cell] < -exposed[cell]) {
            isEmpty[cell] = true;
            hasShortfall = true;
          }
        }
      }
    }
    return spread;
  }
}
