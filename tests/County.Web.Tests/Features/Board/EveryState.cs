namespace County.Web.Tests.Features.Board;

/// <summary>The units of the demonstration's round of 2019 in every state; its dates are to come.</summary>
internal static class EveryState
{
    /// <summary>
    /// 1 不曾开始, 2 填报中, 3 审签中, 4 刚报送, 5 审核中 with an error, 6 退回, 7 通过, 8 发布, 9 免报, 10 延期.
    /// </summary>
    public const string Statements = """
        delete from county.progress; delete from county.remarks; delete from county.stated_explanations;
        delete from county.signatures; delete from county.sign_offs; delete from county.phone_calls;
        delete from county.acts where act = '发布';
        update county.rounds set first_draft_due = current_date - 20, signed_copy_due = current_date + 40,
            publish_by = current_date + 60 where year = 2019;
        update county.round_units set exemption = null, extended_to = null where year = 2019;
        update county.round_units set exemption = '垂直管理' where year = 2019 and unit_id = 9;
        update county.round_units set extended_to = current_date + 50 where year = 2019 and unit_id = 10;
        update county.reports set review_started = unit_id = 5, accepted_version = null, published_version = null,
            state = (array['NotStarted', 'Drafting', 'InSignOff', 'Submitted', 'Submitted', 'Returned', 'Accepted',
                'Accepted', 'Accepted', 'NotStarted'])[unit_id]
            where year = 2019;
        update county.reports set accepted_version = 1 where year = 2019 and unit_id in (7, 8);
        insert into county.progress (county_id, unit_id, year, done, codes, errors, queries, unexplained, missing,
            supplement_blanks, answered, changed_at, changed_by) values
            (430781, 2, 2019, '{s1_overall,s6_other}', '{}', 3, 2, 1, '表三有12格空白；五未填写', 0, '{}', now(), '甲'),
            (430781, 6, 2019, '{s1_overall}', '{}', 0, 0, 0, '', 0, '{}', now(), '乙');
        insert into county.sign_offs (county_id, unit_id, year, number, content_hash, started_at, started_by)
            values (430781, 3, 2019, 1, repeat('0', 64), now(), '丙');
        insert into county.signatures (county_id, unit_id, year, number, step, title, "right", is_on_paper)
            values (430781, 3, 2019, 1, 1, '分管领导审核', 'Reviewer', true);
        insert into county.remarks (county_id, unit_id, year, version, number, text, by, at, sent_at, reply)
            select 430781, 6, 2019, 1, n, '请核对', '丁', now(), now(), case n when 1 then '已核对' end
            from generate_series(1, 3) n;
        insert into county.stated_explanations
            (county_id, unit_id, year, version, key, code, text, by, at, is_accepted)
            values (430781, 6, 2019, 1, repeat('1', 64), 'Y', '属实', '戊', now(), false);
        """;
}
