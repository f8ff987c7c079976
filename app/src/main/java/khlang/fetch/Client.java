package khlang.fetch;

import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;

/** Makes the HTTP client: every host through the guard, nothing followed, kept, retried or sent along by itself. */
final class Client {
    private static final int LONGEST_LINE = 16_384;
    private static final int MOST_HEADERS = 200;

    private Client() {}

    static CloseableHttpClient of(GuardedNames names, FetchLimits limits, String userAgent) {
        ConnectionConfig connection = ConnectionConfig.custom()
                .setConnectTimeout(limits.connecting().toMillis(), TimeUnit.MILLISECONDS)
                .setSocketTimeout((int) limits.silence().toMillis(), TimeUnit.MILLISECONDS)
                .build();
        RequestConfig request = RequestConfig.custom()
                .setResponseTimeout(limits.silence().toMillis(), TimeUnit.MILLISECONDS)
                .setProtocolUpgradeEnabled(false)
                .setAuthenticationEnabled(false)
                .build();
        Http1Config http = Http1Config.custom()
                .setMaxLineLength(LONGEST_LINE)
                .setMaxHeaderCount(MOST_HEADERS)
                .build();
        return HttpClientBuilder.create()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(names)
                        .setDefaultConnectionConfig(connection)
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(http)
                                .build())
                        .build())
                // A connection that is kept would be used again without asking who its host is by now.
                .setConnectionReuseStrategy((asked, answered, context) -> false)
                .setDefaultRequestConfig(request)
                .setUserAgent(userAgent)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }
}
