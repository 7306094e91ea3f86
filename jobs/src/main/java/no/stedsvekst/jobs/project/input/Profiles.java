package no.stedsvekst.jobs.project.input;

import no.stedsvekst.scenario.Cohorts;

/**
 * A12. How places' migrants are spread over sexes and cohorts, from sums of the past; a place that
 * has none is as the nation.
 *
 * @param nation out, in and exposed by cohort of all places
 * @param out who left, by place and cohort
 * @param in who came
 * @param exposed who could have left
 */
record Profiles(double[][] nation, double[] out, double[] in, double[] exposed) {

  /** Writes the share of each cohort that leaves, and the composition of those who come. */
  void gross(int place, double[] leaving, double[] coming) {
    int at = place * Cohorts.FLOWS;
    double came = Cohorts.sum(in, at, Cohorts.FLOWS);
    boolean hasFlows = came > 0 || Cohorts.sum(out, at, Cohorts.FLOWS) > 0;
    double allCame = Cohorts.sum(nation[1], 0, Cohorts.FLOWS);
    for (int flow = 0; flow < Cohorts.FLOWS; flow++) {
      leaving[at + flow] =
          hasFlows
              ? rate(out[at + flow], exposed[at + flow])
              : rate(nation[0][flow], nation[2][flow]);
      coming[at + flow] = came > 0 ? in[at + flow] / came : share(nation[1][flow], allCame);
    }
  }

  /** Writes the usual net migration of each cohort per resident. */
  void net(int place, double[] usual) {
    int at = place * Cohorts.FLOWS;
    double people = people(exposed, at);
    boolean hasFlows = false;
    for (int flow = 0; flow < Cohorts.FLOWS; flow++) {
      hasFlows |= in[at + flow] != 0 || out[at + flow] != 0;
    }
    boolean isOwn = hasFlows && people > 0;
    double all = isOwn ? people : people(nation[2], 0);
    for (int flow = 0; flow < Cohorts.FLOWS; flow++) {
      double net = isOwn ? in[at + flow] - out[at + flow] : nation[1][flow] - nation[0][flow];
      usual[at + flow] = all == 0 ? 0 : net / all;
    }
  }

  private static double people(double[] exposed, int at) {
    double people = 0;
    for (int sex = 0; sex < Cohorts.SEXES; sex++) {
      people += Cohorts.sum(exposed, at + Cohorts.flow(sex, 1), Cohorts.AGES);
    }
    return people;
  }

  private static double rate(double left, double exposed) {
    return exposed > 0 ? Math.min(1, left / exposed) : 0;
  }

  private static double share(double part, double all) {
    return all > 0 ? part / all : 0;
  }
}
