package no.stedsvekst.synthetic.files;

import java.util.List;
import no.stedsvekst.synthetic.country.Codes;
import no.stedsvekst.synthetic.country.HashedRandom;
import no.stedsvekst.synthetic.country.Parameters;

/**
 * A survey of trust: every place has a mean of its own that only the truth knows, the young say
 * otherwise than the old, and are asked more often than there are of them.
 */
public final class SurveyFiles {
  private static final String NAME = "trust";
  private static final List<String> QUESTIONS = List.of("politicians", "neighbours");
  private static final List<String> STRATA = List.of("young", "old");
  private static final double CENTER = 3.5;
  private static final double BETWEEN = 0.3;
  private static final double WITHIN = 1.2;
  private static final double YOUNG = -0.4;
  private static final int FEWEST = 3;
  private static final int MORE = 25;

  private final Parameters parameters;
  private final LandingFiles files;

  public SurveyFiles(Parameters parameters, LandingFiles files) {
    this.parameters = parameters;
    this.files = files;
  }

  /** Writes them. */
  public void write() {
    int year = parameters.lastYear();
    try (RowSink answers = files.open(Table.SURVEY_RESPONSE);
        RowSink frame = files.open(Table.SURVEY_FRAME);
        RowSink truth = files.open(Table.TRUTH_SURVEY)) {
      new Codes(parameters)
          .units(0, parameters.endOf(parameters.blocks() - 1)).stream()
              .filter(unit -> unit.isIn(year))
              .forEach(unit -> ask(unit, year, answers, frame, truth));
    }
  }

  private void ask(Codes.Unit unit, int year, RowSink answers, RowSink frame, RowSink truth) {
    HashedRandom place =
        HashedRandom.of(parameters.seed(), HashedRandom.Throw.OPINION, unit.firstPlace(), year);
    int young = 100 + (int) (400 * place.uniform(0));
    frame.text(NAME).text(unit.code()).text(STRATA.get(0)).count(young).end();
    frame.text(NAME).text(unit.code()).text(STRATA.get(1)).count(1000 - young).end();
    int asked = FEWEST + (int) (MORE * place.uniform(1));
    for (int question = 0; question < QUESTIONS.size(); question++) {
      double old = CENTER + BETWEEN * place.normal(10 + question);
      truth.text(QUESTIONS.get(question)).text(unit.code()).real(old + YOUNG * young / 1000).end();
      for (int person = 0; person < asked; person++) {
        HashedRandom mind =
            HashedRandom.of(
                parameters.seed(),
                HashedRandom.Throw.ANSWER,
                unit.firstPlace() * 1000 + person,
                year);
        boolean isYoung = mind.uniform(0) < 0.5;
        double said = old + (isYoung ? YOUNG : 0) + WITHIN * mind.normal(10 + question);
        answers
            .text(NAME)
            .text(unit.code() + "-" + person)
            .text(QUESTIONS.get(question))
            .text(unit.code())
            .count(year)
            .text(STRATA.get(isYoung ? 0 : 1))
            .real(Math.rint(100 * (0.5 + mind.uniform(1))) / 100)
            .real(Math.rint(10 * said) / 10)
            .end();
      }
    }
  }
}
