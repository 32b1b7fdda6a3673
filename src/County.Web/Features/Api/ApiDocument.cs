using County.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace County.Web.Features.Api;

/// <summary>Describes the API as OpenAPI, from the endpoints themselves.</summary>
internal static class ApiDocument
{
    public const string Name = "v1";

    private const string Scheme = "oauth2";

    private static readonly Dictionary<string, string> Problems = new()
    {
        ["401"] = "没有有效的令牌。",
        ["403"] = "令牌没有这项权限。",
        ["429"] = "请求过于频繁。",
    };

    public static IServiceCollection AddApiDocument(this IServiceCollection services) =>
        services.ConfigureHttpJsonOptions(options => ApiJsonOptions.Of(options.SerializerOptions))
            .AddOpenApi(Name, options =>
        {
            options.ShouldInclude = described =>
                described.ActionDescriptor.EndpointMetadata.OfType<BearerOnly>().Any();
            options.AddDocumentTransformer((document, _, _) =>
            {
                Describe(document);
                return Task.CompletedTask;
            });
            options.AddOperationTransformer((operation, context, _) =>
            {
                Secure(operation, context);
                ApiExamples.Add(operation, context.Description.RelativePath, context.Description.HttpMethod);
                return Task.CompletedTask;
            });
        });

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "政府信息公开工作年度报告接口",
            Version = Name,
            Description = "只接受/connect/token签发的令牌。每个对接系统只属于一个单位或主管部门，别的单位的内容一律回答404。"
                + "金额以表格印明的单位读写，空格为null，与0不同。差错以application/problem+json回答。",
        };
        // Which name and port a replica was reached by is nobody's business.
        document.Servers = [new OpenApiServer { Url = "/" }];
        var scopes = ApiScopes.All.ToDictionary(scope => scope, ApiScopes.Name);
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.OAuth2,
            Flows = new OpenApiOAuthFlows
            {
                ClientCredentials = new OpenApiOAuthFlow { TokenUrl = Address("/connect/token"), Scopes = scopes },
                AuthorizationCode = new OpenApiOAuthFlow
                {
                    AuthorizationUrl = Address("/connect/authorize"),
                    TokenUrl = Address("/connect/token"),
                    RefreshUrl = Address("/connect/token"),
                    Scopes = scopes,
                },
            },
        };
    }

    /// <summary>Says of an operation which scope it takes: the one its policy is named after.</summary>
    private static void Secure(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var policy = context.Description.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().Single().Policy!;
        operation.Security =
        [
            new OpenApiSecurityRequirement
            {
                [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [policy["api ".Length..]],
            },
        ];
        operation.Responses ??= [];
        foreach (var (status, text) in Problems)
        {
            operation.Responses[status] = new OpenApiResponse { Description = text };
        }
    }

    private static Uri Address(string path) => new(path, UriKind.Relative);
}
