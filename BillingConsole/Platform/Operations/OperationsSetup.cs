using System.Reflection;

namespace BillingConsole.Platform.Operations;

public static class OperationsSetup
{
    /// <summary>Registers every operation, listener, start task and class of queries of the assembly: to write one is to have it.</summary>
    public static IServiceCollection AddOperations(this IServiceCollection services, Assembly assembly)
    {
        services.AddScoped<Operations>().AddScoped<OperationRun>().AddScoped<OperationContext>().AddScoped<IdempotencyStore>().AddScoped<Security.CurrentActor>().AddScoped(typeof(Lazy<>), typeof(Later<>));
        foreach (var type in assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }))
        {
            foreach (var kind in type.GetInterfaces().Where(i => i.IsGenericType))
            {
                var definition = kind.GetGenericTypeDefinition();
                if (definition == typeof(IOperation<,>) || definition == typeof(IListener<>)) services.AddScoped(kind, type);
            }
            if (typeof(IStartTask).IsAssignableFrom(type)) services.AddScoped(typeof(IStartTask), type);
            if (type.GetCustomAttribute<NeedsAttribute>() is not null && !IsInput(type)) services.AddScoped(type);
        }
        return services;
    }

    private static bool IsInput(Type type) => type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IInput<>));
}
