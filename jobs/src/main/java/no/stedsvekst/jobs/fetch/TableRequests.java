package no.stedsvekst.jobs.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import no.stedsvekst.jobs.fetch.client.Declined;
import no.stedsvekst.jobs.fetch.client.OfficeHours;
import no.stedsvekst.jobs.fetch.client.Request;
import no.stedsvekst.jobs.fetch.client.StatBank;
import no.stedsvekst.jobs.fetch.client.Time;
import no.stedsvekst.jobs.fetch.client.Web;
import no.stedsvekst.jobs.fetch.plan.Query;
import no.stedsvekst.jobs.fetch.plan.TablePlan;
import no.stedsvekst.jobs.fetch.raw.Kept;
import no.stedsvekst.jobs.fetch.raw.RawFolder;
import no.stedsvekst.jobs.fetch.stat.DataSet;
import no.stedsvekst.jobs.fetch.stat.JsonStat;
import no.stedsvekst.jobs.fetch.stat.UnreadableAnswer;
import no.stedsvekst.jobs.refusal.FetchRefusals;

/** Has the answers to the queries of a table: kept ones, and the others from StatBank. */
final class TableRequests {
  private final Web web;
  private final StatBank bank;
  private final Time time;
  private final RawFolder raw;
  private final Instant since;
  private final boolean isAnyTime;

  /**
   * Requests to a StatBank.
   *
   * @param since when the fetch began that is being gone on with
   * @param isAnyTime whether also while figures are put in place
   */
  TableRequests(
      Web web, StatBank bank, Time time, RawFolder raw, Instant since, boolean isAnyTime) {
    this.web = web;
    this.bank = bank;
    this.time = time;
    this.raw = raw;
    this.since = since;
    this.isAnyTime = isAnyTime;
  }

  /** The answer to a query, where it is kept and nothing newer is known. */
  Optional<Kept> kept(TablePlan table, Query query) {
    return raw.find(table.source().table(), bank.request(query))
        .filter(each -> each.isCurrent(table.updated(), since));
  }

  /**
   * All answers of a table.
   *
   * @param done gets told of each query that had to be asked
   */
  List<Kept> answers(TablePlan table, Consumer<Kept> done) {
    List<Kept> answers = new ArrayList<>();
    Deque<Query> open = new ArrayDeque<>(table.queries());
    while (!open.isEmpty()) {
      Query query = open.removeFirst();
      Optional<Kept> kept = kept(table, query);
      if (kept.isPresent()) {
        answers.add(kept.get());
        continue;
      }
      if (!isAnyTime) {
        OfficeHours.refuseUpdates(time.now());
      }
      try {
        Kept answer = ask(table, query);
        answers.add(answer);
        done.accept(answer);
      } catch (Declined declined) {
        List<Query> halves = declined.isTooLarge() ? query.halves(table.halvedFirst()) : List.of();
        if (halves.size() < 2) {
          throw FetchRefusals.declined(
              query.table() + " (" + table.source().fills() + ")",
              query.inWords(),
              declined.getMessage());
        }
        // The limit is lower than it was said to be.
        open.addFirst(halves.get(1));
        open.addFirst(halves.get(0));
      }
    }
    return answers;
  }

  private Kept ask(TablePlan table, Query query) {
    Request request = bank.request(query);
    Instant now = time.now();
    DataSet data = web.ask(request, raw.incoming(), stream -> read(query, stream));
    String updated = Kept.isPlausible(data.updated()) ? data.updated() : table.updated();
    return raw.keep(query.table(), request, now, updated, data.size(), data.symbolCounts());
  }

  private static DataSet read(Query query, InputStream stream) throws IOException {
    DataSet data = JsonStat.data(stream);
    if (!data.table().isEmpty() && !data.table().equals(query.table())) {
      throw new UnreadableAnswer(
          "the answer is of table %s, asked was %s".formatted(data.table(), query.table()));
    }
    if (data.size() != query.cells()) {
      throw new UnreadableAnswer(
          "the answer has %d cells, asked were %d".formatted(data.size(), query.cells()));
    }
    return data;
  }
}
