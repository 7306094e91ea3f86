package no.stedsvekst.jobs.serve;

import java.util.function.Consumer;
import java.util.function.Function;
import no.stedsvekst.jobs.query.Answer;
import org.apache.hive.service.rpc.thrift.TGetCatalogsReq;
import org.apache.hive.service.rpc.thrift.TGetCatalogsResp;
import org.apache.hive.service.rpc.thrift.TGetColumnsReq;
import org.apache.hive.service.rpc.thrift.TGetColumnsResp;
import org.apache.hive.service.rpc.thrift.TGetCrossReferenceReq;
import org.apache.hive.service.rpc.thrift.TGetCrossReferenceResp;
import org.apache.hive.service.rpc.thrift.TGetFunctionsReq;
import org.apache.hive.service.rpc.thrift.TGetFunctionsResp;
import org.apache.hive.service.rpc.thrift.TGetPrimaryKeysReq;
import org.apache.hive.service.rpc.thrift.TGetPrimaryKeysResp;
import org.apache.hive.service.rpc.thrift.TGetSchemasReq;
import org.apache.hive.service.rpc.thrift.TGetSchemasResp;
import org.apache.hive.service.rpc.thrift.TGetTableTypesReq;
import org.apache.hive.service.rpc.thrift.TGetTableTypesResp;
import org.apache.hive.service.rpc.thrift.TGetTablesReq;
import org.apache.hive.service.rpc.thrift.TGetTablesResp;
import org.apache.hive.service.rpc.thrift.TGetTypeInfoReq;
import org.apache.hive.service.rpc.thrift.TGetTypeInfoResp;
import org.apache.hive.service.rpc.thrift.TOperationHandle;
import org.apache.hive.service.rpc.thrift.TOperationType;
import org.apache.hive.service.rpc.thrift.TSessionHandle;
import org.apache.hive.service.rpc.thrift.TStatus;

/** The calls of Hive's protocol by which a client finds out what there is. */
abstract class CatalogCalls extends UnservedCalls {
  private final Clients clients;
  private final ServedCatalog catalog;

  CatalogCalls(Clients clients, ServedCatalog catalog) {
    this.clients = clients;
    this.catalog = catalog;
  }

  /** Keeps an answer for the client to fetch, and gives the name by which it does. */
  TOperationHandle open(
      TSessionHandle client, TOperationType type, Function<ClientSession, Answer> answer) {
    ClientSession session = clients.session(client.getSessionId());
    Operation operation = session.open(answer.apply(session));
    return new TOperationHandle(
        Replies.handle(operation.id()), type, !operation.columns().isEmpty());
  }

  /** The same, told to the client: the name in its answer, or why there is none. */
  private void keep(
      TSessionHandle client,
      TOperationType type,
      Function<ClientSession, Answer> answer,
      Consumer<TStatus> status,
      Consumer<TOperationHandle> handle) {
    Replies.answer(status, () -> handle.accept(open(client, type, answer)));
  }

  @Override
  public TGetTypeInfoResp GetTypeInfo(TGetTypeInfoReq asked) {
    TGetTypeInfoResp response = new TGetTypeInfoResp(Replies.good());
    keep(
        asked.getSessionHandle(),
        TOperationType.GET_TYPE_INFO,
        session -> ServedCatalog.types(),
        response::setStatus,
        response::setOperationHandle);
    return response;
  }

  @Override
  public TGetCatalogsResp GetCatalogs(TGetCatalogsReq asked) {
    TGetCatalogsResp response = new TGetCatalogsResp(Replies.good());
    keep(
        asked.getSessionHandle(),
        TOperationType.GET_CATALOGS,
        session -> ServedCatalog.catalogs(),
        response::setStatus,
        response::setOperationHandle);
    return response;
  }

  @Override
  public TGetSchemasResp GetSchemas(TGetSchemasReq asked) {
    TGetSchemasResp response = new TGetSchemasResp(Replies.good());
    keep(
        asked.getSessionHandle(),
        TOperationType.GET_SCHEMAS,
        session -> ServedCatalog.schemas(asked.getSchemaName()),
        response::setStatus,
        response::setOperationHandle);
    return response;
  }

  @Override
  public TGetTablesResp GetTables(TGetTablesReq asked) {
    TGetTablesResp response = new TGetTablesResp(Replies.good());
    keep(
        asked.getSessionHandle(),
        TOperationType.GET_TABLES,
        session ->
            catalog.tables(asked.getSchemaName(), asked.getTableName(), asked.getTableTypes()),
        response::setStatus,
        response::setOperationHandle);
    return response;
  }

  @Override
  public TGetTableTypesResp GetTableTypes(TGetTableTypesReq asked) {
    TGetTableTypesResp response = new TGetTableTypesResp(Replies.good());
    keep(
        asked.getSessionHandle(),
        TOperationType.GET_TABLE_TYPES,
        session -> ServedCatalog.tableTypes(),
        response::setStatus,
        response::setOperationHandle);
    return response;
  }

  @Override
  public TGetColumnsResp GetColumns(TGetColumnsReq asked) {
    TGetColumnsResp response = new TGetColumnsResp(Replies.good());
    keep(
        asked.getSessionHandle(),
        TOperationType.GET_COLUMNS,
        session ->
            catalog.columns(asked.getSchemaName(), asked.getTableName(), asked.getColumnName()),
        response::setStatus,
        response::setOperationHandle);
    return response;
  }

  @Override
  public TGetFunctionsResp GetFunctions(TGetFunctionsReq asked) {
    TGetFunctionsResp response = new TGetFunctionsResp(Replies.good());
    keep(
        asked.getSessionHandle(),
        TOperationType.GET_FUNCTIONS,
        session ->
            ServedCatalog.functions(session.questions().functions(), asked.getFunctionName()),
        response::setStatus,
        response::setOperationHandle);
    return response;
  }

  @Override
  public TGetPrimaryKeysResp GetPrimaryKeys(TGetPrimaryKeysReq asked) {
    TGetPrimaryKeysResp response = new TGetPrimaryKeysResp(Replies.good());
    keep(
        asked.getSessionHandle(),
        TOperationType.UNKNOWN,
        session -> catalog.primaryKeys(asked.getSchemaName(), asked.getTableName()),
        response::setStatus,
        response::setOperationHandle);
    return response;
  }

  @Override
  public TGetCrossReferenceResp GetCrossReference(TGetCrossReferenceReq asked) {
    TGetCrossReferenceResp response = new TGetCrossReferenceResp(Replies.good());
    keep(
        asked.getSessionHandle(),
        TOperationType.UNKNOWN,
        session ->
            catalog.foreignKeys(
                asked.getParentSchemaName(),
                asked.getParentTableName(),
                asked.getForeignSchemaName(),
                asked.getForeignTableName()),
        response::setStatus,
        response::setOperationHandle);
    return response;
  }
}
