using Microsoft.AspNetCore.Http;

namespace BillingConsole.Tests.House.Bait.Coupons;

internal static class AnswersRequests
{
    public static Func<HttpContext, string> Path => http => http.Request.Path.ToString();
}
