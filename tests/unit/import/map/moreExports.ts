/** More of the field: hand-kept logs and exports of help desks and sales tools, labelled as in suiteExports.ts. */
import type { SuiteExport } from './suiteExports.ts';

export const MORE_EXPORTS: readonly SuiteExport[] = [
  {
    name: 'Renewals 2026',
    main: 'contract',
    table: `
Customer|Product|Contract Value|Renewal Date|Notice Date|Days to Renewal|Renewal Owner|Risk|Probability|Status|Comments
contract.accountName|contract.product|?|contract.endDate|-|-|account.renewalOwner|-|-|contract.outcome|-
Northwind|Pro|120,000|31-Mar-26|31-Dec-25|129|Tom Lee|High|60%|In negotiation|late payer
Globex|Basic|45,000|30-Jun-26|31-Mar-26|220|Kim Park|Low|90%|Renewed|ok`,
  },
  {
    name: 'QBR log',
    main: 'touch',
    table: `
Date|Customer|Attendees|Type|Agenda|Outcome|Next Steps|CSM
touch.date|touch.accountName|touch.people|touch.channel|touch.purpose|-|-|account.csm
2026-01-31|Northwind|Ann Bell, Bo Carr|QBR|Usage review|good|send deck|Ana Ruiz
2026-02-28|Globex|Kim Park|Call|Renewal|ok|call|Kim Park`,
  },
  {
    name: 'Jira issues',
    main: 'ticket',
    table: `
Project|Key|Summary|Issue Type|Status|Priority|Created|Updated|Due Date|Reporter|Customer
-|ticket.externalId|-|ticket.kind|ticket.state|ticket.priority|ticket.openedDate|ticket.updatedDate|-|-|ticket.accountName
SUP|SUP-1|x|Bug|Open|High|2026-01-01|2026-01-02|2026-02-01|Ann|Northwind
SUP|SUP-2|y|Task|Done|Low|2026-01-03|2026-01-04||Bob|Globex`,
  },
  {
    name: 'Usage',
    main: 'usage',
    table: `
Account Name|Month|Monthly Active Users|Licensed Seats|Logins|Adoption %|DAU/MAU
usage.accountName|usage.periodStart|usage.activeUsers|usage.licensedUsers|usage.events|-|-
Northwind|2026-01|150|200|900|75%|0.3
Globex|2026-01|3|20|12|15%|0.1`,
  },
  {
    name: 'Login report',
    main: 'stakeholder',
    table: `
User|Email|Company|Last Login|Login Count (30d)|Role|Status
stakeholder.name|stakeholder.email|stakeholder.accountName|-|-|stakeholder.roles|stakeholder.status
Ann Bell|ann@northwind.com|Northwind|2026-02-01|12|Admin|Active
Bo Carr|bo@northwind.com|Northwind|2026-02-02|3|User|Inactive`,
  },
  {
    name: 'CSAT',
    main: 'survey',
    table: `
Response ID|Survey Name|Respondent Email|Organization|CSAT (1-5)|Verbatim|Submitted
-|survey.kind|survey.stakeholderEmail|survey.accountName|survey.score|survey.comment|survey.answeredDate
r1|Support CSAT|ann@northwind.com|Northwind|5|great|2026-02-01 10:00
r2|Support CSAT|bo@globex.com|Globex|2|slow|2026-02-02 10:00`,
  },
  {
    name: 'SaaS subs',
    main: 'contract',
    table: `
Subscription ID|Customer|Plan|Status|Current Period Start|Current Period End|Amount|Currency|Interval|Canceled At|Trial End
contract.externalId|contract.accountExternalId|contract.product|contract.outcome|-|contract.endDate|?|contract.currency|contract.amountPeriod|contract.outcomeDate|-
sub_1|cus_1|Pro|active|2026-01-01|2026-02-01|49.00|usd|month||
sub_2|cus_2|Basic|canceled|2026-01-01|2026-02-01|19.00|eur|month|2026-01-20|`,
  },
  {
    name: 'Forecast',
    main: 'forecast',
    table: `
Account|Renewal Date|ARR|CSM Forecast|Manager Forecast|Forecast Amount|Forecast Date|Notes
forecast.accountName|-|-|forecast.category|-|forecast.amount|forecast.date|-
Northwind|2026-03-31|120000|Commit|Best Case|120000|2026-01-31|x
Globex|2026-06-30|45000|At Risk|Lost|20000|2026-01-31|y`,
  },
  {
    name: 'Account health',
    main: 'pulse',
    table: `
Account|Usage Score|Engagement Score|Support Score|Overall Health|Health Trend|CSM Sentiment|Last Updated
pulse.accountName|-|-|-|-|-|pulse.value|pulse.date
Northwind|80|70|90|Green|Up|Good|2026-01-31
Globex|30|20|50|Red|Down|Poor|2026-01-31`,
  },
  {
    name: 'Portfolio EMEA',
    main: 'account',
    table: `
Customer|Country|Industry|Employees|Go-live|Contract end|ARR k€|Growth potential|Contact|Email|Phone|Notes
account.name|?|account.industry|-|-|contract.endDate|contract.arr|-|stakeholder.name@contact|stakeholder.email@contact|-|-
Nordwind GmbH|Germany|Retail|250|2024-03-01|2026-03-31|120|High|Eva Maier|eva@nord.de|+49 30 123456|x
Globus AG|Germany|Energy|50|2025-03-01|2026-06-30|45.5|Low|Udo Frank|udo@glob.de|+49 30 123457|y`,
  },
  {
    name: 'Gainsight timeline',
    main: 'touch',
    table: `
Activity Date|Company|Activity Type|Subject|Notes|Author|External Attendees|Internal Attendees
touch.date|touch.accountName|touch.channel|touch.purpose|-|-|touch.people|-
2026-01-31|Northwind|Meeting|Sync|notes|Ana Ruiz|Ann Bell; Bo Carr|Tom
2026-02-01|Globex|Email|Hello|notes|Kim Park||`,
  },
  {
    name: 'Zoho contacts',
    main: 'stakeholder',
    table: `
Record Id|First Name|Last Name|Account Name|Email|Title|Phone|Mobile|Contact Owner|Lead Source|Description|Mailing City
-|stakeholder.firstName|stakeholder.lastName|stakeholder.accountName|stakeholder.email|stakeholder.title|-|-|stakeholder.relationshipOwner|-|-|-
zcrm_1|Ann|Bell|Northwind|ann@n.com|CFO|123|456|Tom|Web|x|Berlin
zcrm_2|Bo|Carr|Globex|bo@g.com|CIO|124|457|Tom|Web|y|Paris`,
  },
  {
    name: 'Pipedrive deals',
    main: 'contract',
    isLeftOut: true,
    table: `
Deal - ID|Deal - Title|Deal - Organization|Deal - Contact person|Deal - Value|Deal - Currency|Deal - Stage|Deal - Status|Deal - Expected close date|Deal - Owner|Deal - Won time
?|-|contract.accountName|-|?|contract.currency|-|contract.outcome|?|?|-
1|Northwind deal|Northwind|Ann Bell|12000|EUR|Proposal|Open|2026-03-01|Tom|
2|Globex deal|Globex|Bo Carr|5000|EUR|Won|Won|2026-01-01|Tom|2026-01-02`,
  },
  {
    name: 'Freshdesk',
    main: 'ticket',
    table: `
Ticket ID|Subject|Status|Priority|Source|Type|Agent|Group|Created time|Due by Time|Resolved time|Closed time|Full name|Email|Company Name|Customer Satisfaction
ticket.externalId|-|-|ticket.priority|-|ticket.kind|-|-|ticket.openedDate|-|ticket.closedDate|-|-|-|ticket.accountName|-
1|x|Closed|High|Email|Question|Sam|G|2026-01-01 10:00:00|2026-01-02 10:00:00|2026-01-01 12:00:00|2026-01-01 13:00:00|Ann Bell|ann@n.com|Northwind|Extremely Happy
2|y|Open|Low|Email|Problem|Sam|G|2026-01-03 10:00:00|2026-01-04 10:00:00|||Bo Carr|bo@g.com|Globex|`,
  },
  {
    name: 'Intercom',
    main: 'ticket',
    table: `
Conversation ID|Started At|Closed At|User Name|User Email|Company|Rating|Remark|Assigned To|Channel
ticket.externalId|-|ticket.closedDate|-|-|ticket.accountName|ticket.satisfaction|-|-|-
c1|2026-01-01|2026-01-02|Ann Bell|ann@n.com|Northwind|5|great|Sam|Chat
c2|2026-01-03||Bo Carr|bo@g.com|Globex|2|slow|Sam|Email`,
  },
  {
    name: 'NPS wide',
    main: 'survey',
    table: `
Company|NPS Q1 2026|NPS Q2 2026|NPS Q3 2026
survey.accountName|survey.score@NPS#2026-01-01|survey.score@NPS#2026-04-01|survey.score@NPS#2026-07-01
Northwind|9|8|7
Globex|3|4|5`,
  },
  {
    name: 'Health by month',
    main: 'pulse',
    table: `
Account|Jan 2026|Feb 2026|Mar 2026|Apr 2026
pulse.accountName|pulse.value#2026-01-01|pulse.value#2026-02-01|pulse.value#2026-03-01|pulse.value#2026-04-01
Northwind|Green|Green|Amber|Red
Globex|Red|Red|Amber|Green`,
  },
];
