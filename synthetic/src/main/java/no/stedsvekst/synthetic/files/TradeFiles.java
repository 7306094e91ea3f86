package no.stedsvekst.synthetic.files;

import java.util.List;
import no.stedsvekst.synthetic.country.Codes;
import no.stedsvekst.synthetic.country.Geography;
import no.stedsvekst.synthetic.country.HashedRandom;
import no.stedsvekst.synthetic.country.Parameters;
import no.stedsvekst.synthetic.economy.Industry;
import no.stedsvekst.synthetic.economy.Trade;

/** Export of two years, the first of them of the nation alone, and the nation's accounts. */
public final class TradeFiles {
  private static final int EXPORTERS = 4;
  private static final double ABROAD = 0.25;

  private final Parameters parameters;
  private final LandingFiles files;

  public TradeFiles(Parameters parameters, LandingFiles files) {
    this.parameters = parameters;
    this.files = files;
  }

  /** Writes them. */
  public void write() {
    int last = parameters.lastYear();
    try (RowSink flows = files.open(Table.IO_FLOW);
        RowSink accounts = files.open(Table.IO_ACCOUNT);
        RowSink truth = files.open(Table.TRUTH_RIPPLE)) {
      for (int year : List.of(last - 1, last)) {
        account(new Trade(parameters, year), year, flows, accounts, truth);
      }
    }
    try (RowSink export = files.open(Table.EXPORT);
        RowSink shocks = files.open(Table.EXPORT_SHOCK)) {
      ofNation(last - 1, export);
      List<Codes.Unit> units =
          new Codes(parameters)
              .units(0, parameters.endOf(parameters.blocks() - 1)).stream()
                  .filter(unit -> unit.isIn(last))
                  .toList();
      units.forEach(unit -> ofUnit(unit, last, export));
      String exporter = Industry.ALL.get(0).code();
      shocks.text("plant").text(units.get(0).code()).text(exporter).count(last + 2).real(250).end();
      shocks.text("plant").text(units.get(1).code()).text(exporter).count(last + 3).real(-40).end();
    }
  }

  /** Imports stand in the accounts; in the flows they are the part that is not domestic. */
  private static void account(
      Trade trade, int year, RowSink flows, RowSink accounts, RowSink truth) {
    for (int industry = 0; industry < Industry.ALL.size(); industry++) {
      String name = Industry.ALL.get(industry).code();
      accounts
          .count(year)
          .text(name)
          .real(trade.output(industry))
          .real(trade.valueAdded(industry))
          .real(trade.imports(industry))
          .real(trade.productTax(industry))
          .real(trade.employment(industry))
          .real(ABROAD * trade.valueAdded(industry))
          .end();
      truth
          .count(year)
          .text(name)
          .real(trade.directJobs(industry))
          .real(trade.indirectJobs(industry))
          .end();
      for (int supplier = 0; supplier < Industry.ALL.size(); supplier++) {
        double flow = trade.flow(supplier, industry);
        if (flow > 0) {
          flows
              .count(year)
              .text("io")
              .text(Industry.ALL.get(supplier).code())
              .text(name)
              .real(flow * (1 + ABROAD))
              .real(flow)
              .end();
        }
      }
    }
  }

  private void ofNation(int year, RowSink export) {
    for (int industry = 0; industry < EXPORTERS; industry++) {
      export
          .text("NO")
          .count(year)
          .text(Industry.ALL.get(industry).code())
          .text("total")
          .real(1000 * (industry + 1))
          .end();
    }
  }

  private void ofUnit(Codes.Unit unit, int year, RowSink export) {
    Geography map = Geography.of(parameters);
    HashedRandom random =
        HashedRandom.of(parameters.seed(), HashedRandom.Throw.EXPORT, unit.firstPlace(), year);
    for (int industry = 0; industry < EXPORTERS; industry++) {
      double value = Math.rint(map.jobs(unit.firstPlace()) * random.uniform(industry)) / 10;
      String name = Industry.ALL.get(industry).code();
      export.text(unit.code()).count(year).text(name).text("total").real(value).end();
      export.text(unit.code()).count(year).text(name).text("europe").real(0.75 * value).end();
      export.text(unit.code()).count(year).text(name).text("other").real(0.25 * value).end();
    }
  }
}
