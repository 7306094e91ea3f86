package no.stedsvekst.jobs.serve;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.query.QuerySession;
import no.stedsvekst.jobs.refusal.ServeRefusals;
import org.apache.hive.service.rpc.thrift.TCancelOperationReq;
import org.apache.hive.service.rpc.thrift.TCancelOperationResp;
import org.apache.hive.service.rpc.thrift.TCloseOperationReq;
import org.apache.hive.service.rpc.thrift.TCloseOperationResp;
import org.apache.hive.service.rpc.thrift.TCloseSessionReq;
import org.apache.hive.service.rpc.thrift.TCloseSessionResp;
import org.apache.hive.service.rpc.thrift.TExecuteStatementReq;
import org.apache.hive.service.rpc.thrift.TExecuteStatementResp;
import org.apache.hive.service.rpc.thrift.TFetchResultsReq;
import org.apache.hive.service.rpc.thrift.TFetchResultsResp;
import org.apache.hive.service.rpc.thrift.TGetInfoReq;
import org.apache.hive.service.rpc.thrift.TGetInfoResp;
import org.apache.hive.service.rpc.thrift.TGetInfoValue;
import org.apache.hive.service.rpc.thrift.TGetOperationStatusReq;
import org.apache.hive.service.rpc.thrift.TGetOperationStatusResp;
import org.apache.hive.service.rpc.thrift.TGetQueryIdReq;
import org.apache.hive.service.rpc.thrift.TGetQueryIdResp;
import org.apache.hive.service.rpc.thrift.TGetResultSetMetadataReq;
import org.apache.hive.service.rpc.thrift.TGetResultSetMetadataResp;
import org.apache.hive.service.rpc.thrift.TOpenSessionReq;
import org.apache.hive.service.rpc.thrift.TOpenSessionResp;
import org.apache.hive.service.rpc.thrift.TOperationHandle;
import org.apache.hive.service.rpc.thrift.TOperationState;
import org.apache.hive.service.rpc.thrift.TOperationType;
import org.apache.hive.service.rpc.thrift.TProtocolVersion;
import org.apache.hive.service.rpc.thrift.TSessionHandle;
import org.apache.hive.service.rpc.thrift.TSetClientInfoReq;
import org.apache.hive.service.rpc.thrift.TSetClientInfoResp;
import org.apache.hive.service.rpc.thrift.TStatus;
import org.apache.spark.package$;
import org.apache.spark.sql.Row;

/**
 * What clients of Hive ask, as Spark's own Thrift server answers it: drivers for Hive and Spark, of
 * JDBC and ODBC, and whatever builds on these. Statements are answered by a {@link QuerySession},
 * which reads and never writes.
 */
final class HiveService extends CatalogCalls {
  /** From this version of the protocol on, rows are sent a column after the other. */
  private static final TProtocolVersion OLDEST = TProtocolVersion.HIVE_CLI_SERVICE_PROTOCOL_V6;

  private static final TProtocolVersion NEWEST = TProtocolVersion.HIVE_CLI_SERVICE_PROTOCOL_V10;

  /** What a client sends that names a schema in its address. */
  private static final String CHOSEN_SCHEMA = "use:database";

  private final Clients clients;

  HiveService(Clients clients, ServedCatalog catalog) {
    super(clients, catalog);
    this.clients = clients;
  }

  @Override
  public TOpenSessionResp OpenSession(TOpenSessionReq asked) {
    TProtocolVersion version = asked.getClient_protocol();
    TOpenSessionResp response =
        new TOpenSessionResp(
            Replies.good(), version.getValue() > NEWEST.getValue() ? NEWEST : version);
    response.setConfiguration(new HashMap<>());
    Replies.answer(
        response::setStatus,
        () -> {
          if (version.getValue() < OLDEST.getValue()) {
            throw ServeRefusals.oldClient(version.toString());
          }
          ClientSession session = clients.open();
          response.setSessionHandle(new TSessionHandle(Replies.handle(session.id())));
          Map<String, String> chosen = asked.getConfiguration();
          if (chosen != null && chosen.containsKey(CHOSEN_SCHEMA)) {
            session.questions().use(chosen.get(CHOSEN_SCHEMA));
          }
        });
    return response;
  }

  @Override
  public TCloseSessionResp CloseSession(TCloseSessionReq asked) {
    clients.close(Replies.id(asked.getSessionHandle().getSessionId()));
    return new TCloseSessionResp(Replies.good());
  }

  @Override
  public TSetClientInfoResp SetClientInfo(TSetClientInfoReq asked) {
    return new TSetClientInfoResp(Replies.good());
  }

  @Override
  public TGetInfoResp GetInfo(TGetInfoReq asked) {
    String told =
        switch (asked.getInfoType()) {
          case CLI_SERVER_NAME -> "Stedsvekst";
          // By this name clients know how to write their statements.
          case CLI_DBMS_NAME -> "Spark SQL";
          case CLI_DBMS_VER -> package$.MODULE$.SPARK_VERSION();
          case CLI_DATA_SOURCE_READ_ONLY -> "Y";
          case CLI_IDENTIFIER_QUOTE_CHAR -> "`";
          default -> "";
        };
    return new TGetInfoResp(Replies.good(), TGetInfoValue.stringValue(told));
  }

  @Override
  public TExecuteStatementResp ExecuteStatement(TExecuteStatementReq asked) {
    TExecuteStatementResp response = new TExecuteStatementResp(Replies.good());
    Replies.answer(
        response::setStatus,
        () -> {
          TOperationHandle handle =
              open(
                  asked.getSessionHandle(),
                  TOperationType.EXECUTE_STATEMENT,
                  session -> session.questions().ask(asked.getStatement()));
          response.setOperationHandle(handle);
          Operation operation = clients.operation(handle.getOperationId());
          if (asked.getQueryTimeout() > 0) {
            operation.endAfter(asked.getQueryTimeout());
          }
          if (!asked.isRunAsync() && operation.end() == Operation.State.FAILED) {
            throw operation.fault();
          }
        });
    return response;
  }

  @Override
  public TGetQueryIdResp GetQueryId(TGetQueryIdReq asked) {
    return new TGetQueryIdResp(Replies.id(asked.getOperationHandle().getOperationId()).toString());
  }

  @Override
  public TGetOperationStatusResp GetOperationStatus(TGetOperationStatusReq asked) {
    TGetOperationStatusResp response = new TGetOperationStatusResp(Replies.good());
    Replies.answer(
        response::setStatus,
        () -> {
          Operation operation = clients.operation(asked.getOperationHandle().getOperationId());
          response.setHasResultSet(!operation.columns().isEmpty());
          switch (operation.state()) {
            case RUNNING -> response.setOperationState(TOperationState.RUNNING_STATE);
            case DONE -> response.setOperationState(TOperationState.FINISHED_STATE);
            case CANCELLED -> response.setOperationState(TOperationState.CANCELED_STATE);
            case FAILED -> {
              TStatus bad = Replies.bad(operation.fault());
              response.setOperationState(TOperationState.ERROR_STATE);
              response.setErrorMessage(bad.getErrorMessage());
              response.setSqlState(bad.getSqlState());
              response.setErrorCode(bad.getErrorCode());
            }
          }
        });
    return response;
  }

  @Override
  public TCancelOperationResp CancelOperation(TCancelOperationReq asked) {
    TCancelOperationResp response = new TCancelOperationResp(Replies.good());
    Replies.answer(
        response::setStatus,
        () -> clients.operation(asked.getOperationHandle().getOperationId()).cancel());
    return response;
  }

  @Override
  public TCloseOperationResp CloseOperation(TCloseOperationReq asked) {
    clients.forget(asked.getOperationHandle().getOperationId());
    return new TCloseOperationResp(Replies.good());
  }

  @Override
  public TGetResultSetMetadataResp GetResultSetMetadata(TGetResultSetMetadataReq asked) {
    TGetResultSetMetadataResp response = new TGetResultSetMetadataResp(Replies.good());
    Replies.answer(
        response::setStatus,
        () ->
            response.setSchema(
                ThriftRows.schema(
                    clients.operation(asked.getOperationHandle().getOperationId()).columns())));
    return response;
  }

  @Override
  public TFetchResultsResp FetchResults(TFetchResultsReq asked) {
    TFetchResultsResp response = new TFetchResultsResp(Replies.good());
    Replies.answer(
        response::setStatus,
        () -> {
          Operation operation = clients.operation(asked.getOperationHandle().getOperationId());
          long before = operation.fetched();
          // What is not rows of the answer is a log, and none is kept.
          List<Row> rows =
              asked.getFetchType() == 0 ? operation.next(asked.getMaxRows()) : List.of();
          response.setHasMoreRows(!rows.isEmpty());
          response.setResults(ThriftRows.rows(operation.columns(), rows, before));
        });
    return response;
  }
}
