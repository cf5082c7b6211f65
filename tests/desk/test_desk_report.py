import json

from screen import hidden_value, text_of

REPORT = "/bao-cao/kstthc/"
PERIOD = "ky=2024-Q1"
SECTION = f"{REPORT}phan/?{PERIOD}&phan=I.3"
CELLS = f"{REPORT}bang/nine-indices/?{PERIOD}"
PAPER = f"{REPORT}ban-in/?{PERIOD}"


def test_the_paper_prints_the_figures_of_the_form(reporter, imported):
    paper = text_of(reporter.get(PAPER))

    assert "BÁO CÁO" in paper and "UBND phường Phú Sơn" in paper
    assert 'data-measure="dossier.handled">05<' in reporter.get(PAPER).content.decode()


def test_the_paper_may_stand_in_our_own_frame_and_runs_nothing(reporter, imported):
    answer = reporter.get(PAPER)

    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "script-src" not in policy


def test_what_is_written_is_kept_and_printed(reporter, imported):
    assert "Niêm yết tại bộ phận một cửa" not in text_of(reporter.get(PAPER))

    answer = reporter.post(
        SECTION,
        {"text": "Niêm yết tại bộ phận một cửa.", "ban": "0"},
        headers={"HX-Request": "true"},
    )

    assert "Đã lưu lúc" in text_of(answer)
    assert json.loads(answer["HX-Trigger"]) == {"paper-changed": {}}
    assert "Niêm yết tại bộ phận một cửa." in text_of(reporter.get(PAPER))
    assert "Người phuson.tonghop" in text_of(reporter.get(f"{REPORT}?{PERIOD}"))


def test_an_unwritten_section_prints_the_official_phrase(reporter, imported):
    assert "Không có nội dung báo cáo" in text_of(reporter.get(PAPER))


def test_a_text_over_someone_elses_newer_one_is_refused_and_what_was_typed_stays(
    reporter, imported
):
    seen = hidden_value(reporter.get(SECTION), "ban")
    reporter.post(SECTION, {"text": "Bản của người thứ nhất", "ban": seen})

    answer = reporter.post(SECTION, {"text": "Bản của người thứ hai", "ban": seen})

    assert "Bản của người thứ nhất" in text_of(reporter.get(PAPER))
    assert "fielderror" in answer.content.decode()
    assert "Bản của người thứ hai" in answer.content.decode()


def test_a_leader_reads_the_report_and_may_not_write_it(leader, reporter, imported):
    assert "<textarea" not in leader.get(SECTION).content.decode()
    assert leader.post(SECTION, {"text": "chen vào"}).status_code == 403
    assert "chen vào" not in text_of(reporter.get(PAPER))


def test_a_heading_is_no_section_to_write(reporter, imported):
    answer = reporter.post(f"{REPORT}phan/?{PERIOD}&phan=I", {"text": "x"})

    assert answer.status_code == 404


def test_typed_index_cells_are_kept_and_printed(reporter, imported):
    answer = reporter.post(
        CELLS, {"o:1:4": "1,8", "o:head:ballots": "30", "nguon": "30 phiếu khảo sát"}
    )

    assert answer.status_code == 302
    page = reporter.get(CELLS).content.decode()
    assert 'name="o:1:4" value="1,8"' in page
    assert 'value="30 phiếu khảo sát"' in page


def test_a_cell_that_cannot_be_is_refused_at_its_field_and_the_others_are_kept(reporter, imported):
    answer = reporter.post(CELLS, {"o:1:4": "7", "o:2:4": "2"})

    html = answer.content.decode()
    assert 'name="o:1:4" value="7"' in html and "aria-invalid" in html
    assert "từ 0 đến 2" in text_of(answer)
    kept = reporter.get(CELLS).content.decode()
    assert 'name="o:1:4" value=""' in kept and 'name="o:2:4" value="2"' in kept


def test_the_report_comes_as_word_and_pdf(reporter, imported):
    for kind, mark in {"docx": b"PK", "pdf": b"%PDF", "xlsx": b"PK"}.items():
        answer = reporter.get(f"{REPORT}tai-ve/{kind}/?{PERIOD}")
        assert answer.content.startswith(mark), kind


def test_an_unknown_report_is_not_found(reporter):
    assert reporter.get("/bao-cao/khong-co/").status_code == 404


def test_the_paper_brings_its_type_so_that_the_motto_stays_on_one_line(reporter, imported):
    paper = reporter.get(PAPER)

    assert "desk/fonts" in paper.content.decode()
    assert "font-src 'self'" in paper["Content-Security-Policy"]
    assert ".paper .motto { white-space: nowrap; }" in paper.content.decode()


def test_the_period_in_force_is_what_a_folded_picker_shows(reporter, imported):
    for page in (f"{REPORT}?{PERIOD}", f"/bao-cao/bieu/06a-vpcp-kstt/?{PERIOD}"):
        assert "Kỳ: quý I năm 2024" in text_of(reporter.get(page)), page
