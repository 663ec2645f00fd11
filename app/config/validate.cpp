// SPDX-FileCopyrightText: Meshscope contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/config/profilestore.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mesh::config {

namespace {

class Validation
{
    Q_DECLARE_TR_FUNCTIONS(mesh::config::Validation)
public:
    explicit Validation(const Profile &profile)
        : m_profile(profile)
    {}

    std::vector<Problem> run() &&
    {
        checkName();
        if (!m_profile.sandbox) {
            checkServers();
            checkTls();
            checkSasl();
            checkRegistry();
        }
        checkPrefix();
        checkProperties();
        return std::move(m_problems);
    }

private:
    void note(const QString &field, const QString &sentence)
    {
        m_problems.push_back({field, sentence});
    }

    void checkName()
    {
        if (m_profile.name.trimmed().isEmpty()) {
            note(u"name"_s, tr("Give the profile a name."));
        }
        static const QLatin1StringView digits("0123456789abcdefABCDEF");
        const QString &colour = m_profile.colour;
        const bool valid = colour.size() == 7 && colour.startsWith(u'#') &&
                           std::all_of(colour.begin() + 1, colour.end(),
                                       [](QChar c) { return digits.contains(c); });
        if (!colour.isEmpty() && !valid) {
            note(u"colour"_s, tr("A colour is written #rrggbb."));
        }
    }

    void checkServers()
    {
        if (m_profile.bootstrapServers.isEmpty()) {
            note(u"bootstrapServers"_s, tr("Name at least one bootstrap server, as host:port."));
        }
        for (const QString &server : m_profile.bootstrapServers) {
            // Through QUrl, so that an IPv6 address in brackets is one host.
            const QUrl url(u"kafka://"_s + server, QUrl::StrictMode);
            const bool plain = url.isValid() && !url.host().isEmpty() && url.port() > 0 &&
                               url.path().isEmpty() && url.userInfo().isEmpty();
            if (!plain) {
                note(u"bootstrapServers"_s, tr("“%1” is not host:port.").arg(server));
            }
        }
    }

    void checkFile(const QString &field, const QString &path)
    {
        if (!path.isEmpty() && !QFileInfo(path).isFile()) {
            note(field, tr("There is no file %1.").arg(path));
        } else if (!path.isEmpty() && !QFileInfo(path).isReadable()) {
            note(field, tr("The file %1 may not be read.").arg(path));
        }
    }

    void checkTls()
    {
        const TlsSettings &tls = m_profile.tls;
        if (m_profile.security == Security::Tls || m_profile.security == Security::SaslTls) {
            checkFile(u"tls.caFile"_s, tls.caFile);
            checkFile(u"tls.certificateFile"_s, tls.certificateFile);
            checkFile(u"tls.keyFile"_s, tls.keyFile);
            if (!tls.keyFile.isEmpty() && tls.certificateFile.isEmpty()) {
                note(u"tls.certificateFile"_s, tr("A key needs its certificate beside it."));
            }
        }
    }

    void checkSasl()
    {
        if (m_profile.security != Security::SaslPlaintext &&
            m_profile.security != Security::SaslTls) {
            return;
        }
        if (m_profile.mechanism != SaslMechanism::OAuthBearer) {
            if (m_profile.user.isEmpty()) {
                note(u"user"_s, tr("Enter the user name."));
            }
            return;
        }
        checkUrl(u"oauth.tokenUrl"_s, m_profile.oauth.tokenUrl);
        if (m_profile.oauth.tokenUrl.isEmpty()) {
            note(u"oauth.tokenUrl"_s, tr("Enter the address of the token endpoint."));
        }
        if (m_profile.oauth.clientId.isEmpty()) {
            note(u"oauth.clientId"_s, tr("Enter the client id."));
        }
    }

    void checkUrl(const QString &field, const QString &text)
    {
        const QUrl url(text, QUrl::StrictMode);
        const bool web = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
        if (!text.isEmpty() && (!url.isValid() || !web || url.host().isEmpty())) {
            note(field, tr("An address begins with http:// or https:// and names a host."));
        } else if (!url.password().isEmpty()) {
            note(field, tr("Enter the password in its own field, not in the address."));
        }
    }

    void checkRegistry()
    {
        checkUrl(u"registry.url"_s, m_profile.registry.url);
        checkFile(u"registry.caFile"_s, m_profile.registry.caFile);
    }

    void checkPrefix()
    {
        const QString &prefix = m_profile.catalogPrefix;
        const bool valid = std::all_of(prefix.begin(), prefix.end(), [](QChar c) {
            return c == u'.' || c == u'_' || c == u'-' ||
                   (c.unicode() < 128 && c.isLetterOrNumber());
        });
        if (prefix.isEmpty() || !valid) {
            note(u"catalogPrefix"_s,
                 tr("A catalog prefix is made of letters, digits, “.”, “_” and “-”."));
        }
    }

    void checkProperties()
    {
        for (const auto &[name, value] : m_profile.properties) {
            if (isSecretProperty(name)) {
                note(u"properties."_s + name,
                     tr("“%1” is a secret: enter it in its own field.").arg(name));
            }
        }
    }

    const Profile &m_profile;
    std::vector<Problem> m_problems;
};

} // namespace

std::vector<Problem> validate(const Profile &profile)
{
    return Validation(profile).run();
}

} // namespace mesh::config
