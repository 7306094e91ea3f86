package no.stedsvekst.jobs.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.stedsvekst.jobs.conform.BalanceChecks;
import no.stedsvekst.jobs.conform.ConformedTables;
import no.stedsvekst.jobs.engine.Command;
import no.stedsvekst.jobs.engine.Console;
import no.stedsvekst.jobs.engine.Listing;
import no.stedsvekst.jobs.engine.Manual;
import no.stedsvekst.jobs.engine.Materialized;
import no.stedsvekst.jobs.engine.Outcome;
import no.stedsvekst.jobs.engine.Sessions;
import no.stedsvekst.jobs.land.LandingCheck;
import no.stedsvekst.jobs.land.LandingChoice;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Settings;

/** Holds the gate against a landing folder, and writes nothing. */
public final class CheckTool implements Command {

  @Override
  public Manual manual() {
    return new Manual(
        "check",
        "what the gate says of a landing folder",
        """
        Does all that land and conform do to refuse or to warn, and writes nothing, neither a lake
        nor a quarantine. Exit 0 where the folder would go through, 3 where it would be refused.""",
        "stedsvekst check --landing my-landing");
  }

  @Override
  public List<Option> options() {
    return List.of();
  }

  @Override
  public Invocation prepare(Settings settings) {
    LandingChoice choice = LandingChoice.of(settings);
    BalanceChecks balance = BalanceChecks.of(settings);
    return console -> {
      if (settings.isOn("dry_run")) {
        console.progress(
            "dry run: would check " + choice.folder() + "; nothing is ever written by it");
        return Outcome.done();
      }
      try (Sessions.Handle session = Sessions.open(settings, "check");
          Materialized kept = new Materialized()) {
        LandingCheck landing = LandingCheck.of(session.spark(), choice, kept);
        console.list(listing(landing.tables()));
        landing.warnings().forEach(warning -> console.progress("      " + warning));
        refuse("the landing folder", landing.complaints());
        conform(session, landing, choice.vintage(), balance, kept, console);
      }
      console.say("");
      console.say(choice.folder() + " would go through");
      return Outcome.done();
    };
  }

  private static void conform(
      Sessions.Handle session,
      LandingCheck landing,
      Optional<Integer> vintage,
      BalanceChecks balance,
      Materialized kept,
      Console console) {
    ConformedTables conformed =
        ConformedTables.of(session.spark(), landing.values(), vintage, kept);
    List<String> complaints = new ArrayList<>(conformed.complaints(balance));
    refuse("the landing folder, in the codes of " + conformed.year() + ",", complaints);
    conformed.warnings(balance).forEach(warning -> console.progress("      " + warning));
  }

  private static void refuse(String what, List<String> complaints) {
    if (!complaints.isEmpty()) {
      throw Refusals.badRows(what, complaints);
    }
  }

  private static Listing listing(Map<String, Map<String, Double>> tables) {
    Listing listing = new Listing("table", "rows", "years", "bad rows");
    tables.forEach(
        (table, metrics) ->
            listing.add(
                table,
                metrics.get("rows").longValue(),
                metrics.containsKey("years") ? metrics.get("years").longValue() : null,
                metrics.get("bad_rows").longValue() + metrics.get("broken_groups").longValue()));
    return listing;
  }
}
