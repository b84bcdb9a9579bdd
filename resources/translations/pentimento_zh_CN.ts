<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Canvas</name>
    <message>
        <source>Context %1 × %2 px</source>
        <translation>参考区域 %1 × %2 像素</translation>
    </message>
    <message>
        <source>%1, worked on at %2 × %3 (%4 %)</source>
        <translation>%1，以 %2 × %3 处理（%4 %）</translation>
    </message>
</context>
<context>
    <name>Controls</name>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
</context>
<context>
    <name>Difference</name>
    <message>
        <source>No pixel differs</source>
        <translation>没有不同的像素</translation>
    </message>
    <message>
        <source>%1 of 255</source>
        <translation>%1 / 255</translation>
    </message>
    <message>
        <source>%1 of 65535</source>
        <translation>%1 / 65535</translation>
    </message>
    <message>
        <source>%1 of %2 px differ, by up to %3</source>
        <translation>%2 个像素中有 %1 个不同，最大相差 %3</translation>
    </message>
</context>
<context>
    <name>ExportCandidates</name>
    <message>
        <source>Export candidates</source>
        <translation>导出候选</translation>
    </message>
    <message>
        <source>{name}: the picture&apos;s name, {n}: a number, {operation}, {seed}, {prompt}</source>
        <translation>{name}：图片名称，{n}：编号，{operation}：操作，{seed}：种子，{prompt}：提示词</translation>
    </message>
    <message>
        <source>Keep every pixel (lossless)</source>
        <translation>保留每个像素（无损）</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>浏览(&amp;B)…</translation>
    </message>
    <message>
        <source>Folder for the candidates</source>
        <translation>候选的文件夹</translation>
    </message>
    <message>
        <source>F&amp;older:</source>
        <translation>文件夹(&amp;O)：</translation>
    </message>
    <message>
        <source>&amp;Names:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>&amp;Format:</source>
        <translation>格式(&amp;F)：</translation>
    </message>
    <message>
        <source>&amp;Quality:</source>
        <translation>质量(&amp;Q)：</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>There is no such folder: choose another one.</source>
        <translation>没有这个文件夹：请另选一个。</translation>
    </message>
    <message>
        <source>Writes %1</source>
        <translation>将写入 %1</translation>
    </message>
    <message>
        <source>%1 is there already.</source>
        <translation>%1 已存在。</translation>
    </message>
    <message>
        <source>%1 of the files are there already.</source>
        <translation>其中 %1 个文件已存在。</translation>
    </message>
    <message>
        <source>Keep &amp;both</source>
        <translation>两者都保留(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Overwrite</source>
        <translation>覆盖(&amp;O)</translation>
    </message>
    <message>
        <source>Keeping both gives the new ones a number.</source>
        <translation>两者都保留时，新文件会加上编号。</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>OpenRaster: a layer for each edit</source>
        <translation>OpenRaster：每个编辑一个图层</translation>
    </message>
</context>
<context>
    <name>ExtendDialog</name>
    <message>
        <source>Extend by</source>
        <translation>扩展画面</translation>
    </message>
    <message>
        <source>&amp;Left:</source>
        <translation>左(&amp;L)：</translation>
    </message>
    <message>
        <source>&amp;Right:</source>
        <translation>右(&amp;R)：</translation>
    </message>
    <message>
        <source>&amp;Top:</source>
        <translation>上(&amp;T)：</translation>
    </message>
    <message>
        <source>&amp;Bottom:</source>
        <translation>下(&amp;B)：</translation>
    </message>
    <message>
        <source>New size:</source>
        <translation>新尺寸：</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>%1 × %2 px</source>
        <translation>%1 × %2 像素</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Canvas</source>
        <translation>画布</translation>
    </message>
    <message>
        <source>Left button</source>
        <translation>左键</translation>
    </message>
    <message>
        <source>Paint the mask, or use the tool</source>
        <translation>绘制蒙版，或使用当前工具</translation>
    </message>
    <message>
        <source>Right button</source>
        <translation>右键</translation>
    </message>
    <message>
        <source>Erase from the mask, with any tool</source>
        <translation>使用任何工具时都擦除蒙版</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Straight line from the end of the last stroke</source>
        <translation>从上一笔的末端画直线</translation>
    </message>
    <message>
        <source>Space, middle button</source>
        <translation>空格键、中键</translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation>移动图片</translation>
    </message>
    <message>
        <source>Wheel, pinch</source>
        <translation>滚轮、双指捏合</translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>以指针为中心缩放</translation>
    </message>
    <message>
        <source>Hold Tab</source>
        <translation>按住 Tab</translation>
    </message>
    <message>
        <source>See the picture as it was before</source>
        <translation>查看之前的图片</translation>
    </message>
    <message>
        <source>Drag a border</source>
        <translation>拖动边框</translation>
    </message>
    <message>
        <source>Extend the picture</source>
        <translation>扩展画面</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>正在比较</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>候选板</translation>
    </message>
</context>
<context>
    <name>Labels</name>
    <message>
        <source>No label</source>
        <translation>无标签</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>橙色</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>黄色</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>紫色</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
</context>
<context>
    <name>MaskLook</name>
    <message>
        <source>Red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Magenta</source>
        <translation>洋红</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>黄色</translation>
    </message>
</context>
<context>
    <name>NewPictureDialog</name>
    <message>
        <source>New picture from words</source>
        <translation>用文字新建图片</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>What should be in the picture</source>
        <translation>图片里应该有什么</translation>
    </message>
    <message>
        <source>px</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>&amp;Words:</source>
        <translation>提示词(&amp;W)：</translation>
    </message>
    <message>
        <source>&amp;Size:</source>
        <translation>尺寸(&amp;S)：</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>方形</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>横向</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>纵向</translation>
    </message>
    <message>
        <source>%1, %2 × %3</source>
        <translation>%1，%2 × %3</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
</context>
<context>
    <name>PlacedPicture</name>
    <message>
        <source>The picture that was placed is not there any more: &quot;%1&quot;. Put it back to place it otherwise.</source>
        <translation>置入的图片已经不在了：“%1”。请放回原处后再更改置入。</translation>
    </message>
</context>
<context>
    <name>PolygonTool</name>
    <message>
        <source>Select polygon</source>
        <translation>多边形选择</translation>
    </message>
</context>
<context>
    <name>Prompts</name>
    <message>
        <source>Save picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>未保存的更改</translation>
    </message>
    <message>
        <source>Save the changes to %1?</source>
        <translation>要保存对 %1 的更改吗？</translation>
    </message>
    <message>
        <source>Save as %1</source>
        <translation>存为 %1</translation>
    </message>
    <message>
        <source>%1 stores the whole picture anew, with a small loss everywhere.</source>
        <translation>%1 会重新编码整张图片，各处都有轻微损失。</translation>
    </message>
    <message>
        <source>PNG and TIFF keep every pixel that you did not edit exactly as it was in the opened file.</source>
        <translation>PNG 和 TIFF 会让未编辑的像素与打开的文件完全一致。</translation>
    </message>
    <message>
        <source>Save as PNG or TIFF…</source>
        <translation>存为 PNG 或 TIFF…</translation>
    </message>
    <message>
        <source>Add a model file</source>
        <translation>添加模型文件</translation>
    </message>
    <message>
        <source>Models (*.safetensors *.ckpt);;All files (*)</source>
        <translation>模型 (*.safetensors *.ckpt);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Add a model folder</source>
        <translation>添加模型文件夹</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>名称：</translation>
    </message>
    <message>
        <source>Pictures (*.png *.tif *.tiff *.jpg *.jpeg *.webp *.exr);;All files (*)</source>
        <translation>图片 (*.png *.tif *.tiff *.jpg *.jpeg *.webp *.exr);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Pictures and projects (*.pentimento *.png *.tif *.tiff *.jpg *.jpeg *.webp *.exr);;All files (*)</source>
        <translation>图片和项目 (*.pentimento *.png *.tif *.tiff *.jpg *.jpeg *.webp *.exr);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Pentimento project: all edits, candidates and undo steps (*.pentimento)</source>
        <translation>Pentimento 项目：全部编辑、候选和撤销步骤 (*.pentimento)</translation>
    </message>
    <message>
        <source>Picture as it is (*.png *.tif *.tiff *.jpg *.jpeg *.webp *.exr)</source>
        <translation>当前图片 (*.png *.tif *.tiff *.jpg *.jpeg *.webp *.exr)</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>They are lost if you do not save them. A project also keeps the edits, the candidates and the undo steps, and saves itself from then on.</source>
        <translation>如果不保存，更改将会丢失。项目还会保留编辑、候选和撤销步骤，并从此自动保存。</translation>
    </message>
    <message>
        <source>&amp;Save the picture</source>
        <translation>保存图片(&amp;S)</translation>
    </message>
    <message>
        <source>Save a &amp;project…</source>
        <translation>保存项目(&amp;P)…</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>候选</translation>
    </message>
    <message>
        <source>Keep the candidates of %1?</source>
        <translation>要保留“%1”的候选吗？</translation>
    </message>
    <message>
        <source>None of them is in the picture yet. A project keeps them; without one they are lost.</source>
        <translation>它们都还没有用到图片里。存为项目就能保留，否则会丢失。</translation>
    </message>
</context>
<context>
    <name>QAction</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>The sample pictures are not installed: open a picture of your own.</source>
        <translation>没有安装示例图片：请打开您自己的图片。</translation>
    </message>
</context>
<context>
    <name>RecipeFacts</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>扩展画面</translation>
    </message>
    <message>
        <source>Vary</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>反向提示词</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>Built-in</source>
        <translation>内置</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Scheduler</source>
        <translation>采样器</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>引导</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>%1 × %2 px</source>
        <translation>%1 × %2 像素</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>生成于</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Repaint</source>
        <translation>重绘</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>画风</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>细节</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>置入</translation>
    </message>
    <message>
        <source>Seam</source>
        <translation>接缝</translation>
    </message>
    <message>
        <source>mirrored</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>turned by up to %1°</source>
        <translation>旋转不超过 %1°</translation>
    </message>
    <message>
        <source>scaled by up to %1</source>
        <translation>缩放不超过 %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Copied from</source>
        <translation>取样自</translation>
    </message>
    <message>
        <source>Color adaptation</source>
        <translation>颜色适应</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>副本</translation>
    </message>
    <message>
        <source>Guides</source>
        <translation>引导线</translation>
    </message>
    <message>
        <source>Only from</source>
        <translation>仅取自</translation>
    </message>
    <message>
        <source>a chosen part of the picture</source>
        <translation>图片中选定的部分</translation>
    </message>
    <message>
        <source>Seamless tile</source>
        <translation>无缝平铺</translation>
    </message>
</context>
<context>
    <name>ShapeTool</name>
    <message>
        <source>Select rectangle</source>
        <translation>矩形选择</translation>
    </message>
    <message>
        <source>Select ellipse</source>
        <translation>椭圆选择</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>套索</translation>
    </message>
    <message>
        <source>%1 × %2 px</source>
        <translation>%1 × %2 像素</translation>
    </message>
</context>
<context>
    <name>SmartSelectTool</name>
    <message>
        <source>Smart select</source>
        <translation>智能选择</translation>
    </message>
</context>
<context>
    <name>UnsavedWork</name>
    <message numerus="yes">
        <source>%n edits</source>
        <translation>
            <numerusform>%n 个编辑</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2, from %3</source>
        <translation>%1，%2，来自 %3</translation>
    </message>
    <message>
        <source>no edits yet</source>
        <translation>尚无编辑</translation>
    </message>
</context>
<context>
    <name>WandTool</name>
    <message>
        <source>Magic wand</source>
        <translation>魔棒</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>%1 cannot be opened: there is no such file. Check its name.</source>
        <translation>无法打开 %1：没有这个文件。请检查文件名。</translation>
    </message>
    <message>
        <source>%1 cannot be opened: check that it is there and that you may read it.</source>
        <translation>无法打开 %1：请检查文件是否存在，以及您是否有读取权限。</translation>
    </message>
    <message>
        <source>%1 cannot be read: check its permissions.</source>
        <translation>无法读取 %1：请检查文件权限。</translation>
    </message>
    <message>
        <source>%1 cannot be written: the disk may be full.</source>
        <translation>无法写入 %1：磁盘可能已满。</translation>
    </message>
    <message>
        <source>%1 cannot be opened: %2.</source>
        <translation>无法打开 %1：%2。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>无法读取 %1：%2。</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2; make room on the disk or choose another place.</source>
        <translation>无法写入 %1：%2。请清理磁盘空间或另选位置。</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>%1 has no suffix that Pentimento can write: use .png, .jpg, .tif, .webp or .exr.</source>
        <translation>Pentimento 无法写入 %1 的扩展名：请使用 .png、.jpg、.tif、.webp 或 .exr。</translation>
    </message>
    <message>
        <source>The mask %1 is %2 x %3 pixels, but the picture is %4 x %5. Make them the same size.</source>
        <translation>蒙版 %1 为 %2 × %3 像素，而图片为 %4 × %5 像素。请使两者尺寸相同。</translation>
    </message>
    <message>
        <source>%1 compresses with loss: all pixels change a little.</source>
        <translation>%1 采用有损压缩：所有像素都会略有变化。</translation>
    </message>
    <message>
        <source>%1 holds no transparency: it is put on white.</source>
        <translation>%1 不支持透明：透明处将填为白色。</translation>
    </message>
    <message>
        <source>%1 holds %2 bit for each channel here: values are rounded.</source>
        <translation>%1 在此每通道为 %2 位：数值会被取整。</translation>
    </message>
    <message>
        <source>%1 holds %2 bit for each channel here: values are rounded and cut to the range from black to white.</source>
        <translation>%1 在此每通道为 %2 位：数值会被取整，并截断到黑白之间的范围。</translation>
    </message>
    <message>
        <source>%1 is open in another window; close it there or choose another name.</source>
        <translation>%1 已在另一个窗口中打开；请在那里关闭它，或换一个名称。</translation>
    </message>
    <message>
        <source>%1 may not be written; save under another name to keep changes.</source>
        <translation>%1 不可写入；请另存为其他名称以保留更改。</translation>
    </message>
    <message>
        <source>%1 was moved or removed; save under another name: nothing is lost meanwhile.</source>
        <translation>%1 已被移动或删除；请另存为其他名称：在此之前不会丢失任何内容。</translation>
    </message>
    <message>
        <source>%1 is not a Pentimento project.</source>
        <translation>%1 不是 Pentimento 项目。</translation>
    </message>
    <message>
        <source>%1 was made by a newer Pentimento; update Pentimento to open it. It was not changed.</source>
        <translation>%1 由更新版本的 Pentimento 创建；请更新 Pentimento 后再打开。文件未被改动。</translation>
    </message>
    <message>
        <source>%1 is damaged; &quot;pentimento-cli repair&quot; saves what can be read of it.</source>
        <translation>%1 已损坏；“pentimento-cli repair”可以抢救其中可读的内容。</translation>
    </message>
    <message>
        <source>%1 cannot be saved: the disk is full. Make room and save again, or save under another name; nothing is lost meanwhile.</source>
        <translation>无法保存 %1：磁盘已满。请清理空间后重新保存，或另存为其他名称；在此之前不会丢失任何内容。</translation>
    </message>
    <message>
        <source>%1 cannot be read or written: the disk reports an error. Save under another name, on another disk.</source>
        <translation>无法读写 %1：磁盘报告错误。请以其他名称保存到另一个磁盘。</translation>
    </message>
    <message>
        <source>%1 is in use by another program; close that one or try again.</source>
        <translation>%1 正被其他程序使用；请关闭该程序或重试。</translation>
    </message>
    <message>
        <source>There is not enough memory for %1. Close other programs or use a smaller picture.</source>
        <translation>内存不足，无法处理 %1。请关闭其他程序，或使用较小的图片。</translation>
    </message>
    <message>
        <source>%1 is %2 x %3 pixels and would need %4 MB of memory, more than the %5 MB that it may take. Use a smaller picture.</source>
        <translation>%1 为 %2 × %3 像素，需要 %4 MB 内存，超过允许的 %5 MB。请使用较小的图片。</translation>
    </message>
    <message>
        <source>A picture of %1 x %2 pixels is larger than Pentimento can edit.</source>
        <translation>%1 × %2 像素的图片超出 Pentimento 可编辑的大小。</translation>
    </message>
    <message>
        <source>This edit needs about %1 of memory, more than %2 in this machine: use a smaller context region or a smaller picture.</source>
        <translation>此编辑约需 %1 内存，超过本机的 %2：请缩小参考区域或使用较小的图片。</translation>
    </message>
    <message>
        <source>The engine %1 made a damaged result; try another seed or another engine.</source>
        <translation>引擎 %1 生成了损坏的结果；请换一个种子或引擎。</translation>
    </message>
    <message>
        <source>This build of Pentimento has no diffusion engine, so it cannot run models: install one that has it, or use the built-in engine (remove, extend and vary without a prompt).</source>
        <translation>此版本的 Pentimento 不含扩散引擎，无法运行模型：请安装带有该引擎的版本，或使用内置引擎（无提示词的移除、扩展画面和变化）。</translation>
    </message>
    <message>
        <source>There is no file or folder %1.</source>
        <translation>没有文件或文件夹 %1。</translation>
    </message>
    <message>
        <source>%1 is damaged: %2; copy or download it again.</source>
        <translation>%1 已损坏：%2；请重新复制或下载。</translation>
    </message>
    <message>
        <source>The folder %1 has no config.json; get it too.</source>
        <translation>文件夹 %1 中没有 config.json；请一并获取。</translation>
    </message>
    <message>
        <source>%1 is open in another window; save under another name to keep changes.</source>
        <translation>%1 已在另一个窗口中打开；请另存为其他名称以保留更改。</translation>
    </message>
    <message>
        <source>There is no style %1: say watercolor, oil, gouache, ink, or the file of a picture.</source>
        <translation>没有画风 %1：请用水彩（watercolor）、油画（oil）、水粉（gouache）、水墨（ink）或一张图片的文件。</translation>
    </message>
    <message>
        <source>The picture %1 that was painted like is missing: put it back, or choose a style.</source>
        <translation>所仿照的图片 %1 不见了：请放回原处，或另选画风。</translation>
    </message>
    <message>
        <source>The picture %1 is not the one that was painted like: it has changed since. Choose the style again.</source>
        <translation>图片 %1 已不是当时仿照的那张：它后来改动过。请重新选择画风。</translation>
    </message>
    <message>
        <source>The picture that the recipe %1 places is not the one in %2 any more.</source>
        <translation>配方%1置入的图片已经不是%2中的图片。</translation>
    </message>
    <message>
        <source>The cut-out leaves nothing of the placed picture: paint over what is to stay.</source>
        <translation>抠图没有留下置入图片的任何部分：请涂抹要保留的部分。</translation>
    </message>
    <message>
        <source>The placed picture lies beside the canvas: move it over the picture.</source>
        <translation>置入的图片位于画布之外：请把它移到图片上。</translation>
    </message>
    <message>
        <source>The sampling area is empty: there is nothing to copy from.</source>
        <translation>取样区域是空的：没有可以复制的内容。</translation>
    </message>
    <message>
        <source>From %1 x %2 to %3 x %4 pixels is too far: a picture can become at most %5 times as wide for its height, or as narrow.</source>
        <translation>从 %1 × %2 变为 %3 × %4 像素相差过大：图片的宽高比最多只能变宽或变窄为 %5 倍。</translation>
    </message>
    <message>
        <source>A variation of %1 x %2 pixels is too large: it can be at most %3 times as large as the picture, which has %4 x %5.</source>
        <translation>%1 × %2 像素的变化过大：最多为图片的 %3 倍，图片为 %4 × %5。</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::BoardBar</name>
    <message>
        <source>Search and order of the board</source>
        <translation>候选板的搜索与排序</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search prompts, notes, settings</source>
        <translation>搜索提示词、备注和设置</translation>
    </message>
    <message>
        <source>Words, &quot;words that stand together&quot;, or one setting: steps:20, steps:&gt;20, seed:7, strength:0.5, guidance:7.5, model:…, note:…, label:2 (Ctrl+F)</source>
        <translation>词语、&quot;连续的词语&quot;，或一项设置：steps:20、steps:&gt;20、seed:7、strength:0.5、guidance:7.5、model:…、note:…、label:2（Ctrl+F）</translation>
    </message>
    <message>
        <source>Show only some</source>
        <translation>只显示一部分</translation>
    </message>
    <message>
        <source>&amp;All</source>
        <translation>全部(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Starred</source>
        <translation>已加星标(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;In the picture</source>
        <translation>已在图片中(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;%1 %2</source>
        <translation>&amp;%1 %2</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>最新的在前</translation>
    </message>
    <message>
        <source>By operation</source>
        <translation>按操作</translation>
    </message>
    <message>
        <source>Starred first</source>
        <translation>星标在前</translation>
    </message>
    <message>
        <source>By seed</source>
        <translation>按种子</translation>
    </message>
    <message>
        <source>Similar ones stand together: one for each group, the number opens it (Space)</source>
        <translation>相似的归在一起：每组显示一个，单击数字展开（空格键）</translation>
    </message>
    <message>
        <source>Similar ones together</source>
        <translation>相似的归在一起</translation>
    </message>
    <message>
        <source>Granularity of the groups</source>
        <translation>分组的粗细</translation>
    </message>
    <message>
        <source>From few large groups to only what is nearly the same</source>
        <translation>从少数大组到几乎相同的才归在一起</translation>
    </message>
    <message>
        <source>Size of the cells</source>
        <translation>格子大小</translation>
    </message>
    <message>
        <source>Size of the cells (Ctrl+wheel)</source>
        <translation>格子大小（Ctrl+滚轮）</translation>
    </message>
    <message>
        <source>Comparing… %1 %</source>
        <translation>正在比较… %1 %</translation>
    </message>
    <message numerus="yes">
        <source>%n candidates</source>
        <translation>
            <numerusform>%n 个候选</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%n groups of %1</source>
        <translation>
            <numerusform>%n 组，共 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Least visible seam first</source>
        <translation>接缝最不明显者在前</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::BoardDetails</name>
    <message>
        <source>Details of the candidate</source>
        <translation>候选详情</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Color label (1 to 6, 0 takes it away)</source>
        <translation>颜色标签（1 到 6，0 去除）</translation>
    </message>
    <message>
        <source>Strength of variations</source>
        <translation>变化强度</translation>
    </message>
    <message>
        <source>How far variations go: from other details to another layout</source>
        <translation>变化的程度：从不同的细节到不同的布局</translation>
    </message>
    <message>
        <source>Number of variations</source>
        <translation>变化数量</translation>
    </message>
    <message>
        <source>How many one run makes</source>
        <translation>一次运行生成多少</translation>
    </message>
    <message>
        <source>Of the whole picture</source>
        <translation>针对整张图片</translation>
    </message>
    <message>
        <source>Select a candidate</source>
        <translation>请选择一个候选</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>已选 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pentimento::ui::BoardModel</name>
    <message>
        <source>seed %1</source>
        <translation>种子 %1</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>已加星标</translation>
    </message>
    <message>
        <source>label %1</source>
        <translation>标签 %1</translation>
    </message>
    <message>
        <source>note: %1</source>
        <translation>备注：%1</translation>
    </message>
    <message>
        <source>in the picture</source>
        <translation>已在图片中</translation>
    </message>
    <message numerus="yes">
        <source>stands for %n similar ones</source>
        <translation>
            <numerusform>代表 %n 个相似的候选</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pentimento::ui::BoardPanel</name>
    <message>
        <source>&amp;Find on the board</source>
        <translation>在候选板中查找(&amp;F)</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>候选板</translation>
    </message>
    <message>
        <source>&amp;Tree of variations</source>
        <translation>变化树(&amp;T)</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::BoardView</name>
    <message>
        <source>Board of candidates</source>
        <translation>候选板</translation>
    </message>
    <message>
        <source>Enter, double click</source>
        <translation>回车键、双击</translation>
    </message>
    <message>
        <source>See the candidate in place; once more accepts it</source>
        <translation>在原位查看候选；再按一次采用</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格键</translation>
    </message>
    <message>
        <source>Open or close a group of similar ones</source>
        <translation>展开或收起一组相似的候选</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete what is selected</source>
        <translation>删除所选</translation>
    </message>
    <message>
        <source>Ctrl+Z</source>
        <translation>Ctrl+Z</translation>
    </message>
    <message>
        <source>Bring back what was deleted</source>
        <translation>恢复已删除的候选</translation>
    </message>
    <message>
        <source>Ctrl+wheel</source>
        <translation>Ctrl+滚轮</translation>
    </message>
    <message>
        <source>Smaller or larger cells</source>
        <translation>缩小或放大格子</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Back to the canvas</source>
        <translation>回到画布</translation>
    </message>
    <message>
        <source>Everything that runs make for this picture stays here: star it, compare it, vary it</source>
        <translation>为此图片生成的所有候选都留在这里：可加星标、比较、变化</translation>
    </message>
    <message>
        <source>No candidate is like that: clear the search or the filter</source>
        <translation>没有符合的候选：请清除搜索或筛选</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::BrushOptions</name>
    <message>
        <source>Brush size</source>
        <translation>画笔大小</translation>
    </message>
    <message>
        <source>Size of the brush ([ and ])</source>
        <translation>画笔的大小（[ 和 ]）</translation>
    </message>
    <message>
        <source>Brush diameter</source>
        <translation>画笔直径</translation>
    </message>
    <message>
        <source>Diameter of the brush in pixels of the picture ([ and ])</source>
        <translation>画笔直径，以图片像素计（[ 和 ]）</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>Brush hardness</source>
        <translation>画笔硬度</translation>
    </message>
    <message>
        <source>How sharp the edge of the brush is ({ and })</source>
        <translation>画笔边缘的锐利程度（{ 和 }）</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Hardness</source>
        <translation>硬度</translation>
    </message>
    <message>
        <source>Pen pressure</source>
        <translation>笔压</translation>
    </message>
    <message>
        <source>What the pressure of a pen changes</source>
        <translation>笔压改变什么</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::CandidateActions</name>
    <message>
        <source>&amp;Compare</source>
        <translation>比较(&amp;C)</translation>
    </message>
    <message>
        <source>See two to four at the same zoom and place; one alone beside the picture before</source>
        <translation>以相同的缩放和位置查看两到四个；只有一个时与之前的图片并排</translation>
    </message>
    <message>
        <source>&amp;Star</source>
        <translation>星标(&amp;S)</translation>
    </message>
    <message>
        <source>Write a &amp;note</source>
        <translation>写备注(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Use these settings</source>
        <translation>使用这些设置(&amp;U)</translation>
    </message>
    <message>
        <source>Words, settings, seed and mask become those that this one was made with</source>
        <translation>提示词、设置、种子和蒙版都改为生成此候选时的</translation>
    </message>
    <message>
        <source>Copy the &amp;recipe</source>
        <translation>复制配方(&amp;R)</translation>
    </message>
    <message>
        <source>As text: what makes exactly this one again, here or on the command line</source>
        <translation>以文本形式：可在此处或命令行中精确重现此候选</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Write the picture with each of them to a file</source>
        <translation>将含有各候选的图片分别写入文件</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>Delete from the board</source>
        <translation>从候选板删除</translation>
    </message>
    <message>
        <source>Undo d&amp;elete	Ctrl+Z on the board</source>
        <translation>撤销删除(&amp;E)	候选板上 Ctrl+Z</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>&amp;Label</source>
        <translation>标签(&amp;L)</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>As opened</source>
        <translation>打开时</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>No recipe was kept with it.</source>
        <translation>没有随之保存的配方。</translation>
    </message>
    <message numerus="yes">
        <source>Copied %n recipes.</source>
        <translation>
            <numerusform>已复制 %n 个配方。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exporting %n candidates</source>
        <translation>
            <numerusform>正在导出 %n 个候选</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>Exported %n candidates to %1.</source>
        <translation>
            <numerusform>已将 %n 个候选导出到 %1。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleted %n candidates.</source>
        <translation>
            <numerusform>已删除 %n 个候选。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pentimento::ui::CandidateArea</name>
    <message>
        <source>&amp;Board</source>
        <translation>候选板(&amp;B)</translation>
    </message>
    <message>
        <source>All candidates of all runs for this picture</source>
        <translation>此图片所有运行的全部候选</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::CandidateStrip</name>
    <message>
        <source>Candidates</source>
        <translation>候选</translation>
    </message>
    <message>
        <source>Click to see a candidate in place; the arrow keys go through them</source>
        <translation>单击可在原位查看候选；方向键逐个浏览</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>The picture before</source>
        <translation>之前的图片</translation>
    </message>
    <message>
        <source>Candidate %1</source>
        <translation>候选 %1</translation>
    </message>
    <message>
        <source>In work</source>
        <translation>生成中</translation>
    </message>
    <message>
        <source>Candidates appear here: the arrow keys go through them, Enter accepts one</source>
        <translation>候选会出现在这里：方向键逐个浏览，回车键采用</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::Canvas</name>
    <message>
        <source>Picture canvas</source>
        <translation>图片画布</translation>
    </message>
    <message>
        <source>%1 × %2 px</source>
        <translation>%1 × %2 像素</translation>
    </message>
    <message>
        <source>%1 by %2 pixels, shown at %3 %</source>
        <translation>%1 × %2 像素，以 %3 % 显示</translation>
    </message>
    <message>
        <source>No picture is open</source>
        <translation>没有打开图片</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::CommandList</name>
    <message>
        <source>What was found</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>cannot be used now</source>
        <translation>现在不可用</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>您想做什么？</translation>
    </message>
    <message>
        <source>Search for a command</source>
        <translation>搜索命令</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::CompareBar</name>
    <message>
        <source>Flicker rate</source>
        <translation>闪烁速度</translation>
    </message>
    <message>
        <source>Amplification of the difference</source>
        <translation>差异放大倍数</translation>
    </message>
    <message>
        <source>How much small differences are amplified (Up, Down)</source>
        <translation>小差异放大多少（上、下方向键）</translation>
    </message>
    <message>
        <source>How to compare</source>
        <translation>比较方式</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Beside each other (S)</source>
        <translation>彼此并排（S）</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>分割</translation>
    </message>
    <message>
        <source>One on each side of a divider (W)</source>
        <translation>分隔线两侧各一张（W）</translation>
    </message>
    <message>
        <source>Flicker</source>
        <translation>闪烁</translation>
    </message>
    <message>
        <source>One after the other in one place (F)</source>
        <translation>在同一位置轮流显示（F）</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Only what differs (D)</source>
        <translation>只显示不同之处（D）</translation>
    </message>
    <message>
        <source>See the marked one in place (Enter)</source>
        <translation>在原位查看标记的图片（回车键）</translation>
    </message>
    <message>
        <source>Leave comparing (Esc)</source>
        <translation>退出比较（Esc）</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参照</translation>
    </message>
    <message>
        <source>Marked picture (1 to 4)</source>
        <translation>标记的图片（1 到 4）</translation>
    </message>
    <message>
        <source>Change places (X)</source>
        <translation>交换位置（X）</translation>
    </message>
    <message>
        <source>How often the picture changes (Up, Down)</source>
        <translation>图片切换的频率（上、下方向键）</translation>
    </message>
    <message>
        <source>Off, because the desktop asks for reduced motion: Space shows the next one</source>
        <translation>已关闭，因为桌面要求减少动画：按空格键显示下一张</translation>
    </message>
    <message>
        <source>× %1</source>
        <translation>× %1</translation>
    </message>
    <message numerus="yes">
        <source>%n changes a second</source>
        <translation>
            <numerusform>每秒切换 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Space shows the next one</source>
        <translation>按空格键显示下一张</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::CompareStage</name>
    <message>
        <source>Pictures that are compared</source>
        <translation>比较的图片</translation>
    </message>
    <message>
        <source>%1 is marked, %2 is the reference</source>
        <translation>%1 为标记，%2 为参照</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>S, W, F, D</source>
        <translation>S、W、F、D</translation>
    </message>
    <message>
        <source>Side by side, wipe, flicker, difference</source>
        <translation>并排、分割、闪烁、差异</translation>
    </message>
    <message>
        <source>1 to 4</source>
        <translation>1 到 4</translation>
    </message>
    <message>
        <source>Mark a picture</source>
        <translation>标记一张图片</translation>
    </message>
    <message>
        <source>X</source>
        <translation>X</translation>
    </message>
    <message>
        <source>The marked picture and the reference change places</source>
        <translation>标记的图片与参照交换位置</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>左、右方向键</translation>
    </message>
    <message>
        <source>Wipe: move the divider, with Shift in large steps; else mark another one</source>
        <translation>分割：移动分隔线，按住 Shift 步子更大；其他方式：标记另一张</translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation>上、下方向键</translation>
    </message>
    <message>
        <source>Flicker: faster or slower; difference: stronger or weaker</source>
        <translation>闪烁：更快或更慢；差异：更强或更弱</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格键</translation>
    </message>
    <message>
        <source>Flicker: show the other one now</source>
        <translation>闪烁：立即显示另一张</translation>
    </message>
    <message>
        <source>+, -, Ctrl+0, Ctrl+1</source>
        <translation>+、-、Ctrl+0、Ctrl+1</translation>
    </message>
    <message>
        <source>Zoom; fit in the window; actual pixels</source>
        <translation>缩放；适合窗口；实际像素</translation>
    </message>
    <message>
        <source>Enter, double click</source>
        <translation>回车键、双击</translation>
    </message>
    <message>
        <source>Take the marked picture: leave and see it in place</source>
        <translation>选定标记的图片：退出并在原位查看</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::CompareView</name>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Other kinds of pixels</source>
        <translation>像素类型不同</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计…</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::ContextOptions</name>
    <message>
        <source>Around the mask</source>
        <translation>蒙版周围</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>整张图片</translation>
    </message>
    <message>
        <source>Fixed rectangle</source>
        <translation>固定矩形</translation>
    </message>
    <message>
        <source>The engine looks at the surroundings of the mask: faster, and true to the place</source>
        <translation>引擎参考蒙版周围的内容：更快，也更贴合原处</translation>
    </message>
    <message>
        <source>The engine looks everywhere: for content that is far from the mask</source>
        <translation>引擎参考整张图片：适合离蒙版较远的内容</translation>
    </message>
    <message>
        <source>The engine looks at this rectangle; on the canvas its handles can be dragged</source>
        <translation>引擎参考这个矩形；可在画布上拖动其控制点</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>Left side of the rectangle in pixels of the picture</source>
        <translation>矩形的左边，以图片像素计</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>上</translation>
    </message>
    <message>
        <source>Top of the rectangle in pixels of the picture</source>
        <translation>矩形的上边，以图片像素计</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Width of the rectangle in pixels of the picture</source>
        <translation>矩形的宽度，以图片像素计</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Height of the rectangle in pixels of the picture</source>
        <translation>矩形的高度，以图片像素计</translation>
    </message>
    <message>
        <source>X</source>
        <translation>X</translation>
    </message>
    <message>
        <source>Y</source>
        <translation>Y</translation>
    </message>
    <message>
        <source>W</source>
        <translation>宽</translation>
    </message>
    <message>
        <source>H</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Nothing is selected yet</source>
        <translation>尚未选择任何内容</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::CutOutDialog</name>
    <message>
        <source>Cut out</source>
        <translation>抠图</translation>
    </message>
    <message>
        <source>Cut-out</source>
        <translation>抠图</translation>
    </message>
    <message>
        <source>Picture to cut out of</source>
        <translation>要抠图的图片</translation>
    </message>
    <message>
        <source>Select what is to be placed; with nothing selected all of it is.</source>
        <translation>选择要置入的部分；不选择则置入整张图片。</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::Dock</name>
    <message>
        <source>Hide %1</source>
        <translation>隐藏%1</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::DocumentTab</name>
    <message>
        <source>Added the model %1.</source>
        <translation>已添加模型 %1。</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Mask</source>
        <translation>蒙版(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>工具(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Find a command…</source>
        <translation>查找命令(&amp;F)…</translation>
    </message>
    <message>
        <source>Find what can be done by its name, and change its keys</source>
        <translation>按名称查找功能，并更改其快捷键</translation>
    </message>
    <message>
        <source>&amp;Next area of the window</source>
        <translation>窗口的下一个区域(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>日志(&amp;L)</translation>
    </message>
    <message>
        <source>What went wrong and what the engines chose, to read and to copy</source>
        <translation>查看和复制错误信息与引擎的选择</translation>
    </message>
    <message>
        <source>&amp;About Pentimento</source>
        <translation>关于 Pentimento(&amp;A)</translation>
    </message>
    <message>
        <source>Pre&amp;ferences…</source>
        <translation>首选项(&amp;F)…</translation>
    </message>
    <message>
        <source>Language, theme, canvas, files, threads and memory</source>
        <translation>语言、主题、画布、文件、线程和内存</translation>
    </message>
    <message>
        <source>About Pentimento</source>
        <translation>关于 Pentimento</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Pentimento %1&lt;/h3&gt;&lt;p&gt;Removes, extends and varies parts of pictures, on your own machine.&lt;/p&gt;&lt;p&gt;What you do not edit stays as it is, bit for bit.&lt;/p&gt;&lt;p&gt;Apache License 2.0&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Pentimento %1&lt;/h3&gt;&lt;p&gt;在您自己的电脑上移除、扩展和变化图片的局部。&lt;/p&gt;&lt;p&gt;您没有编辑的部分逐位保持原样。&lt;/p&gt;&lt;p&gt;Apache License 2.0&lt;/p&gt;</translation>
    </message>
    <message>
        <source>See all keys on one page</source>
        <translation>在一页上查看所有快捷键</translation>
    </message>
    <message>
        <source>Go on to canvas, bar, tools, options, panels, candidates</source>
        <translation>依次转到画布、工具条、工具、选项、面板、候选</translation>
    </message>
    <message>
        <source>Version and license</source>
        <translation>版本和许可证</translation>
    </message>
    <message>
        <source>Edits</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Words and queue</source>
        <translation>提示词与队列</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>候选</translation>
    </message>
    <message>
        <source>Not saved when Pentimento ended: %1.</source>
        <translation>Pentimento 结束时未保存：%1。</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>舍弃</translation>
    </message>
    <message>
        <source>Mask of the last run</source>
        <translation>上次运行的蒙版</translation>
    </message>
    <message>
        <source>&amp;Candidates</source>
        <translation>候选(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Documents</source>
        <translation>文档(&amp;D)</translation>
    </message>
    <message>
        <source>Start page</source>
        <translation>开始页</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures were not saved when Pentimento ended.</source>
        <translation>
            <numerusform>Pentimento 结束时有 %n 张图片未保存。</numerusform>
        </translation>
    </message>
    <message>
        <source>Recover all</source>
        <translation>全部恢复</translation>
    </message>
    <message>
        <source>Place a pict&amp;ure</source>
        <translation>置入图片(&amp;U)</translation>
    </message>
    <message>
        <source>%1, %2 × %3</source>
        <translation>%1，%2 × %3</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::DocumentTabBar</name>
    <message>
        <source>not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>waits for the engine</source>
        <translation>等待引擎</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>正在运行</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Close %1</source>
        <translation>关闭 %1</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Open documents</source>
        <translation>打开的文档</translation>
    </message>
    <message>
        <source>Show the start page in a new tab</source>
        <translation>在新标签页中显示开始页</translation>
    </message>
    <message>
        <source>New tab</source>
        <translation>新标签页</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::Documents</name>
    <message>
        <source>Pasted picture</source>
        <translation>粘贴的图片</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::EditActions</name>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copy what is painted over, or the whole picture</source>
        <translation>复制涂抹的部分，或整张图片</translation>
    </message>
    <message>
        <source>The clipboard holds no picture: copy one first, in any program.</source>
        <translation>剪贴板中没有图片：请先在任意程序中复制一张。</translation>
    </message>
    <message>
        <source>Take back the last step; there is no limit</source>
        <translation>撤销上一步，次数不限</translation>
    </message>
    <message>
        <source>Do again what was taken back</source>
        <translation>重做撤销的步骤</translation>
    </message>
    <message>
        <source>Open the picture in the clipboard as a new one</source>
        <translation>将剪贴板中的图片作为新图片打开</translation>
    </message>
    <message>
        <source>Accepted &amp;edit</source>
        <translation>已采用的编辑(&amp;E)</translation>
    </message>
    <message>
        <source>Paste as a &amp;new picture</source>
        <translation>粘贴为新图片(&amp;N)</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::EditDetails</name>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Opacity of the edit</source>
        <translation>编辑的不透明度</translation>
    </message>
    <message>
        <source>How much of the edit is seen over what lies below</source>
        <translation>编辑遮盖下方内容的程度</translation>
    </message>
    <message>
        <source>Opacity of the edit in percent</source>
        <translation>编辑的不透明度（百分比）</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Candidates of the edit</source>
        <translation>编辑的候选</translation>
    </message>
    <message>
        <source>Candidate %1 of %2</source>
        <translation>候选 %1 / %2</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::EditorSession</name>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>扩展画面</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>置入</translation>
    </message>
    <message>
        <source>Vary</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Switch edit on</source>
        <translation>启用编辑</translation>
    </message>
    <message>
        <source>Switch edit off</source>
        <translation>停用编辑</translation>
    </message>
    <message>
        <source>Opacity of edit</source>
        <translation>编辑的不透明度</translation>
    </message>
    <message>
        <source>Other candidate of edit</source>
        <translation>换用编辑的另一候选</translation>
    </message>
    <message>
        <source>Move edit</source>
        <translation>移动编辑</translation>
    </message>
    <message>
        <source>Delete edit</source>
        <translation>删除编辑</translation>
    </message>
    <message>
        <source>Mask of edit</source>
        <translation>编辑的蒙版</translation>
    </message>
    <message>
        <source>Eraser stroke</source>
        <translation>橡皮擦笔画</translation>
    </message>
    <message>
        <source>Brush stroke</source>
        <translation>画笔笔画</translation>
    </message>
    <message>
        <source>Keep mask</source>
        <translation>存下蒙版</translation>
    </message>
    <message>
        <source>Rename mask</source>
        <translation>重命名蒙版</translation>
    </message>
    <message>
        <source>Delete mask</source>
        <translation>删除蒙版</translation>
    </message>
    <message>
        <source>A run that waited was dropped: the picture has another size now.</source>
        <translation>已放弃一个等待中的运行：图片尺寸已改变。</translation>
    </message>
    <message>
        <source>The recipe of this candidate cannot be read: set words and settings by hand.</source>
        <translation>无法读取此候选的配方：请手动设置提示词和其他选项。</translation>
    </message>
    <message>
        <source>The place of this candidate is no longer in the picture.</source>
        <translation>此候选的位置已不在图片中。</translation>
    </message>
    <message>
        <source>Mask of candidate</source>
        <translation>候选的蒙版</translation>
    </message>
    <message>
        <source>Repaint</source>
        <translation>重绘</translation>
    </message>
    <message>
        <source>Change placement</source>
        <translation>更改置入</translation>
    </message>
    <message>
        <source>There are too many guides: remove some first.</source>
        <translation>引导线太多：请先移除一些。</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>引导线</translation>
    </message>
    <message>
        <source>Copied area</source>
        <translation>取样区域</translation>
    </message>
    <message>
        <source>Mask of what is copied</source>
        <translation>取样蒙版</translation>
    </message>
    <message>
        <source>Never copied</source>
        <translation>不取样区域</translation>
    </message>
    <message>
        <source>What is copied</source>
        <translation>复制的内容</translation>
    </message>
    <message>
        <source>Rename edit</source>
        <translation>重命名编辑</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::EditsList</name>
    <message>
        <source>Accepted edits, the top one first</source>
        <translation>已采用的编辑，最上层在前</translation>
    </message>
    <message>
        <source>Name of the edit</source>
        <translation>编辑的名称</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::EditsModel</name>
    <message>
        <source>Its mask is being changed</source>
        <translation>正在修改其蒙版</translation>
    </message>
    <message>
        <source>%1 %  ·  %2</source>
        <translation>%1 %  ·  %2</translation>
    </message>
    <message>
        <source>Seed %1</source>
        <translation>种子 %1</translation>
    </message>
    <message>
        <source>on</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>off</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>As it was opened</source>
        <translation>打开时的图片</translation>
    </message>
    <message>
        <source>%1, as it was opened</source>
        <translation>%1，打开时的图片</translation>
    </message>
    <message>
        <source>Candidate %1 of %2</source>
        <translation>候选 %1 / %2</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::EditsPanel</name>
    <message>
        <source>Every candidate that you accept is listed here as an edit. It stays editable: switch it off, change its mask, or take another of its candidates.</source>
        <translation>您采用的每个候选都会作为编辑列在这里，并且始终可以修改：停用它、改变其蒙版，或换用另一个候选。</translation>
    </message>
    <message>
        <source>Edits</source>
        <translation>编辑</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::EngineSummary</name>
    <message>
        <source>What the engines can do</source>
        <translation>引擎的功能</translation>
    </message>
    <message>
        <source>Built in, without a network: Remove, Extend, Vary.</source>
        <translation>内置引擎，无需联网：移除、扩展画面、变化。</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>Pictures from words need a model of your own: a Stable Diffusion checkpoint.</source>
        <translation>用文字生成图片需要您自己的模型：一个 Stable Diffusion 检查点文件。</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::ExportDialog</name>
    <message>
        <source>8 bit</source>
        <translation>8 位</translation>
    </message>
    <message>
        <source>16 bit</source>
        <translation>16 位</translation>
    </message>
    <message>
        <source>16 bit floating point</source>
        <translation>16 位浮点</translation>
    </message>
    <message>
        <source>32 bit floating point</source>
        <translation>32 位浮点</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>%1 files (*.%2)</source>
        <translation>%1 文件 (*.%2)</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>位深</translation>
    </message>
    <message>
        <source>Keep every pixel (&amp;lossless)</source>
        <translation>保留每个像素（无损）(&amp;L)</translation>
    </message>
    <message>
        <source>Colors</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>元数据</translation>
    </message>
    <message>
        <source>Store the &amp;recipes of the edits</source>
        <translation>保存各编辑的配方(&amp;R)</translation>
    </message>
    <message>
        <source>Keep the color profile</source>
        <translation>保留色彩配置文件</translation>
    </message>
    <message>
        <source>As they are</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>Convert to sRGB</source>
        <translation>转换为 sRGB</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Creator and rights only</source>
        <translation>仅作者和版权</translation>
    </message>
    <message>
        <source>None but the color profile</source>
        <translation>仅色彩配置文件</translation>
    </message>
    <message>
        <source>Words, seeds and settings that make each edit again: whoever has the file can read them</source>
        <translation>重现各编辑所需的提示词、种子和设置：拿到文件的人都能读取</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Better pictures or smaller files</source>
        <translation>画质更好，或文件更小</translation>
    </message>
    <message>
        <source>Quality as a number</source>
        <translation>质量数值</translation>
    </message>
    <message>
        <source>Size in percent</source>
        <translation>尺寸百分比</translation>
    </message>
    <message>
        <source>Of width and height</source>
        <translation>宽度和高度的百分比</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>&amp;Format:</source>
        <translation>格式(&amp;F)：</translation>
    </message>
    <message>
        <source>&amp;Depth:</source>
        <translation>位深(&amp;D)：</translation>
    </message>
    <message>
        <source>&amp;Quality:</source>
        <translation>质量(&amp;Q)：</translation>
    </message>
    <message>
        <source>&amp;Colors:</source>
        <translation>颜色(&amp;C)：</translation>
    </message>
    <message>
        <source>Si&amp;ze:</source>
        <translation>尺寸(&amp;Z)：</translation>
    </message>
    <message>
        <source>&amp;Metadata:</source>
        <translation>元数据(&amp;M)：</translation>
    </message>
    <message>
        <source>File size:</source>
        <translation>文件大小：</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>As in the picture</source>
        <translation>与图片相同</translation>
    </message>
    <message>
        <source>%1 × %2 px</source>
        <translation>%1 × %2 像素</translation>
    </message>
    <message>
        <source>Estimating…</source>
        <translation>正在估算…</translation>
    </message>
    <message>
        <source>Pixels that you did not edit stay exactly as they were in the opened file.</source>
        <translation>未编辑的像素与打开的文件完全一致。</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::FileActions</name>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a picture</source>
        <translation>打开图片</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Load mask</source>
        <translation>载入蒙版</translation>
    </message>
    <message>
        <source>Saved the mask to %1.</source>
        <translation>蒙版已保存到 %1。</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>打开最近的图片(&amp;R)</translation>
    </message>
    <message>
        <source>Open sa&amp;mple</source>
        <translation>打开示例(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Clear the list</source>
        <translation>清空列表(&amp;C)</translation>
    </message>
    <message>
        <source>Exported %1. %2</source>
        <translation>已导出 %1。%2</translation>
    </message>
    <message>
        <source>Saved %1. %2</source>
        <translation>已保存 %1。%2</translation>
    </message>
    <message>
        <source>Save the picture to its file</source>
        <translation>将图片保存到原文件</translation>
    </message>
    <message>
        <source>Save the picture under another name or in another format</source>
        <translation>以其他名称或格式保存图片</translation>
    </message>
    <message>
        <source>Write a copy in another format, with its quality</source>
        <translation>以其他格式和质量写出副本</translation>
    </message>
    <message>
        <source>Close the window; what is not saved is asked about</source>
        <translation>关闭窗口；未保存的内容会先询问</translation>
    </message>
    <message>
        <source>Everything is saved already: %1 has every step as soon as it is done.</source>
        <translation>一切都已保存：每一步完成后都会立即写入 %1。</translation>
    </message>
    <message>
        <source>Saved a copy as %1; %2 stays open. %3</source>
        <translation>已保存副本 %1；%2 仍保持打开。%3</translation>
    </message>
    <message>
        <source>Saved %1. From now on it has every step as soon as it is done.</source>
        <translation>已保存 %1。从现在起，每一步完成后都会立即写入。</translation>
    </message>
    <message>
        <source>Recovered %1: save it to keep it.</source>
        <translation>已恢复 %1：请保存以保留。</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::FillChoice</name>
    <message>
        <source>Anywhere</source>
        <translation>任意位置</translation>
    </message>
    <message>
        <source>Left and right</source>
        <translation>左右两侧</translation>
    </message>
    <message>
        <source>Above and below</source>
        <translation>上方和下方</translation>
    </message>
    <message>
        <source>Near the mask</source>
        <translation>蒙版附近</translation>
    </message>
    <message>
        <source>Only from</source>
        <translation>仅取自</translation>
    </message>
    <message>
        <source>Copies come from this kept mask alone</source>
        <translation>只从这个保存的蒙版里复制</translation>
    </message>
    <message>
        <source>Never from</source>
        <translation>不取自</translation>
    </message>
    <message>
        <source>Copies never come from this kept mask</source>
        <translation>绝不从这个保存的蒙版里复制</translation>
    </message>
    <message>
        <source>Copy from</source>
        <translation>取样自</translation>
    </message>
    <message>
        <source>Where what is filled is copied from</source>
        <translation>填充的内容从哪里复制</translation>
    </message>
    <message>
        <source>Color adaptation</source>
        <translation>颜色适应</translation>
    </message>
    <message>
        <source>How far copies may change in light and color to fit where they go</source>
        <translation>副本为了融入所在之处，明暗和颜色最多可以改变多少</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Turned by up to</source>
        <translation>旋转不超过</translation>
    </message>
    <message>
        <source>Copies turned to both sides by up to this, too</source>
        <translation>也使用向两侧旋转不超过此角度的副本</translation>
    </message>
    <message>
        <source>°</source>
        <translation>°</translation>
    </message>
    <message>
        <source>Scaled by up to</source>
        <translation>缩放不超过</translation>
    </message>
    <message>
        <source>Copies larger and smaller by up to this, too</source>
        <translation>也使用放大和缩小不超过此比例的副本</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Mirrored, too</source>
        <translation>也用镜像</translation>
    </message>
    <message>
        <source>Copies may be mirrored: for what is symmetric</source>
        <translation>副本可以镜像：适合对称的内容</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Back to the defaults; guides stay</source>
        <translation>恢复默认设置；引导线保留</translation>
    </message>
    <message>
        <source>Paint what is copied, and nothing else</source>
        <translation>画出要复制的部分，其他部分不复制</translation>
    </message>
    <message>
        <source>Paint what is never copied</source>
        <translation>画出绝不复制的部分</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::FormatChoice</name>
    <message>
        <source>Left and right</source>
        <translation>左右相接</translation>
    </message>
    <message>
        <source>Top and bottom</source>
        <translation>上下相接</translation>
    </message>
    <message>
        <source>All four</source>
        <translation>四边相接</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>画幅</translation>
    </message>
    <message>
        <source>Width to height, with as many pixels as the picture</source>
        <translation>宽高比，像素数与图片相同</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Width of the variation in pixels</source>
        <translation>变化图片的宽度，以像素为单位</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Height of the variation in pixels</source>
        <translation>变化图片的高度，以像素为单位</translation>
    </message>
    <message>
        <source>Keep width and height in proportion</source>
        <translation>保持宽高比例</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>Seamless tile</source>
        <translation>无缝平铺</translation>
    </message>
    <message>
        <source>Borders that join, so that copies laid side by side show no seam</source>
        <translation>相对的边缘相互衔接，并排放置时看不出接缝</translation>
    </message>
    <message>
        <source>Format of the picture, no tile</source>
        <translation>图片的画幅，不平铺</translation>
    </message>
    <message>
        <source>As the picture</source>
        <translation>与图片相同</translation>
    </message>
    <message>
        <source>Own size</source>
        <translation>自定尺寸</translation>
    </message>
    <message>
        <source>Variations of the whole picture</source>
        <translation>整张图片的变化</translation>
    </message>
    <message>
        <source>The one that you keep opens as a new picture</source>
        <translation>您保留的候选将作为新图片打开</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::HarmonyOptions</name>
    <message>
        <source>Harmonize</source>
        <translation>融合</translation>
    </message>
    <message>
        <source>Match the picture around it</source>
        <translation>与周围画面匹配</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>Color</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Match the color of the light</source>
        <translation>匹配光线的颜色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>明暗</translation>
    </message>
    <message>
        <source>Match darkness and contrast</source>
        <translation>匹配明暗与对比度</translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation>清晰度</translation>
    </message>
    <message>
        <source>Match how sharp edges are</source>
        <translation>匹配边缘的清晰程度</translation>
    </message>
    <message>
        <source>Grain</source>
        <translation>颗粒</translation>
    </message>
    <message>
        <source>Match film grain and noise</source>
        <translation>匹配胶片颗粒和噪点</translation>
    </message>
    <message>
        <source>JPEG blocks</source>
        <translation>JPEG 块</translation>
    </message>
    <message>
        <source>Match the blocks of JPEG compression</source>
        <translation>匹配 JPEG 压缩的方块</translation>
    </message>
    <message>
        <source>Seam</source>
        <translation>接缝</translation>
    </message>
    <message>
        <source>Let its border go over into the picture: for skies and textures</source>
        <translation>让边缘过渡到画面中：适合天空和纹理</translation>
    </message>
    <message>
        <source>Shadow where it stands</source>
        <translation>按所处位置加阴影</translation>
    </message>
    <message>
        <source>No shadow for what is cut off by a border</source>
        <translation>被边框截断的物体没有阴影</translation>
    </message>
    <message>
        <source>Shadow</source>
        <translation>阴影</translation>
    </message>
    <message>
        <source>How dark the shadow is; 0: none</source>
        <translation>阴影的深浅；0 为没有</translation>
    </message>
    <message>
        <source>Away from the light</source>
        <translation>背向光线</translation>
    </message>
    <message>
        <source>Find the direction of the shadow in the picture</source>
        <translation>从画面中判断阴影方向</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Where the shadow falls: 0 to the right, 90 to the viewer, 180 to the left</source>
        <translation>阴影落向：0 向右，90 向观者，180 向左</translation>
    </message>
    <message>
        <source>°</source>
        <translation>°</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>How long the shadow is, of the height of the thing</source>
        <translation>阴影的长度，相对于物体的高度</translation>
    </message>
    <message>
        <source>Softness</source>
        <translation>柔和度</translation>
    </message>
    <message>
        <source>From the sharp shadow of the sun to the soft one of clouds</source>
        <translation>从阳光下的清晰阴影到阴天的柔和阴影</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1°</source>
        <translation>%1°</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::KeptMasks</name>
    <message>
        <source>&amp;Keep this mask…</source>
        <translation>存下此蒙版(&amp;K)…</translation>
    </message>
    <message>
        <source>Keep the mask with the picture, under a name</source>
        <translation>以一个名称将蒙版与图片一起保存</translation>
    </message>
    <message>
        <source>Keep this mask</source>
        <translation>存下此蒙版</translation>
    </message>
    <message>
        <source>No mask is kept yet</source>
        <translation>尚未存下蒙版</translation>
    </message>
    <message>
        <source>&amp;Use</source>
        <translation>使用(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Add to the mask</source>
        <translation>加到蒙版(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Take from the mask</source>
        <translation>从蒙版减去(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Intersect with the mask</source>
        <translation>与蒙版相交(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>重命名(&amp;R)…</translation>
    </message>
    <message>
        <source>Rename the mask</source>
        <translation>重命名蒙版</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>Mask %1</source>
        <translation>蒙版 %1</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::KeyChoice</name>
    <message>
        <source>Keys of the entry</source>
        <translation>此条目的快捷键</translation>
    </message>
    <message>
        <source>Change the keys (F2)</source>
        <translation>更改快捷键（F2）</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>不设快捷键</translation>
    </message>
    <message>
        <source>Default keys</source>
        <translation>默认快捷键</translation>
    </message>
    <message>
        <source>Use them here</source>
        <translation>用在这里</translation>
    </message>
    <message>
        <source>Leave them there</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>The canvas needs this key itself: press others.</source>
        <translation>画布本身需要这个键：请按其他键。</translation>
    </message>
    <message>
        <source>Press the new keys of “%1”; Esc leaves them as they are.</source>
        <translation>请按下“%1”的新快捷键；Esc 保持不变。</translation>
    </message>
    <message>
        <source>%1 belongs to “%2”.</source>
        <translation>%1 已用于“%2”。</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>More</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation>更改快捷键…</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::LogDialog</name>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>还没有任何记录。</translation>
    </message>
    <message>
        <source>Co&amp;py all</source>
        <translation>全部复制(&amp;P)</translation>
    </message>
    <message>
        <source>Open the &amp;folder</source>
        <translation>打开文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>Names of files are in it: look through it before you pass it on.</source>
        <translation>其中含有文件名：转发之前请先查看。</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::MainWindow</name>
    <message>
        <source>%1[*] - Pentimento</source>
        <translation>%1[*] - Pentimento</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::MaskActions</name>
    <message>
        <source>Select &amp;all</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>Select &amp;nothing</source>
        <translation>取消选择(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Invert</source>
        <translation>反选(&amp;I)</translation>
    </message>
    <message>
        <source>Fill &amp;holes</source>
        <translation>填充孔洞(&amp;H)</translation>
    </message>
    <message>
        <source>Select what is &amp;transparent</source>
        <translation>选择透明部分(&amp;T)</translation>
    </message>
    <message>
        <source>Add the sha&amp;dow</source>
        <translation>加上阴影(&amp;D)</translation>
    </message>
    <message>
        <source>Extend the mask over the shadow that the object throws</source>
        <translation>将蒙版扩展到物体投下的阴影</translation>
    </message>
    <message>
        <source>&amp;Grow…</source>
        <translation>扩大(&amp;G)…</translation>
    </message>
    <message>
        <source>&amp;Shrink…</source>
        <translation>收缩(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Feather…</source>
        <translation>羽化(&amp;F)…</translation>
    </message>
    <message>
        <source>S&amp;mooth…</source>
        <translation>平滑(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Refine the edge…</source>
        <translation>细化边缘(&amp;R)…</translation>
    </message>
    <message>
        <source>Move the mask&apos;s edge to the edge of the object</source>
        <translation>让蒙版的边缘贴合物体的边缘</translation>
    </message>
    <message>
        <source>&amp;Load mask…</source>
        <translation>载入蒙版(&amp;L)…</translation>
    </message>
    <message>
        <source>Sa&amp;ve mask…</source>
        <translation>保存蒙版(&amp;V)…</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Invert mask</source>
        <translation>反选蒙版</translation>
    </message>
    <message>
        <source>Fill holes</source>
        <translation>填充孔洞</translation>
    </message>
    <message>
        <source>Select what is transparent</source>
        <translation>选择透明部分</translation>
    </message>
    <message>
        <source>Grow mask</source>
        <translation>扩大蒙版</translation>
    </message>
    <message>
        <source>Shrink mask</source>
        <translation>收缩蒙版</translation>
    </message>
    <message>
        <source>Feather mask</source>
        <translation>羽化蒙版</translation>
    </message>
    <message>
        <source>Smooth mask</source>
        <translation>平滑蒙版</translation>
    </message>
    <message>
        <source>Refine edge</source>
        <translation>细化边缘</translation>
    </message>
    <message>
        <source>Add the shadow</source>
        <translation>加上阴影</translation>
    </message>
    <message>
        <source>&amp;Kept masks</source>
        <translation>已存的蒙版(&amp;K)</translation>
    </message>
    <message>
        <source>Mask the whole picture</source>
        <translation>将整张图片设为蒙版</translation>
    </message>
    <message>
        <source>Empty the mask</source>
        <translation>清空蒙版</translation>
    </message>
    <message>
        <source>Mask what is not masked, and the other way round</source>
        <translation>反转蒙版内外</translation>
    </message>
    <message>
        <source>Mask what the mask surrounds</source>
        <translation>填满蒙版所包围的部分</translation>
    </message>
    <message>
        <source>Mask what is transparent in the picture</source>
        <translation>将图片的透明部分设为蒙版</translation>
    </message>
    <message>
        <source>Make the mask larger by a number of pixels, with a preview</source>
        <translation>按像素数扩大蒙版，可预览</translation>
    </message>
    <message>
        <source>Make the mask smaller by a number of pixels, with a preview</source>
        <translation>按像素数收缩蒙版，可预览</translation>
    </message>
    <message>
        <source>Make the edge of the mask soft, with a preview</source>
        <translation>柔化蒙版边缘，可预览</translation>
    </message>
    <message>
        <source>Round the corners of the mask, with a preview</source>
        <translation>使蒙版的棱角变圆滑，可预览</translation>
    </message>
    <message>
        <source>Take the mask from a picture of the same size: white is masked</source>
        <translation>从相同尺寸的图片载入蒙版：白色为蒙版</translation>
    </message>
    <message>
        <source>Save the mask as a picture: white is masked</source>
        <translation>将蒙版保存为图片：白色为蒙版</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::MaskAdjust</name>
    <message>
        <source>Change the mask</source>
        <translation>修改蒙版</translation>
    </message>
    <message>
        <source>Radius</source>
        <translation>半径</translation>
    </message>
    <message>
        <source>How many pixels</source>
        <translation>多少像素</translation>
    </message>
    <message>
        <source>Radius in pixels</source>
        <translation>半径（像素）</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::MaskAgainBar</name>
    <message>
        <source>Mask of “%1”: paint to add, right button to take away</source>
        <translation>“%1”的蒙版：绘制以添加，右键减去</translation>
    </message>
    <message>
        <source>Mask that is painted</source>
        <translation>正在绘制的蒙版</translation>
    </message>
    <message>
        <source>Paint what is copied: nothing else will be</source>
        <translation>画出要复制的部分：其他部分都不会复制</translation>
    </message>
    <message>
        <source>Paint what is never copied</source>
        <translation>画出绝不复制的部分</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::MaskLook</name>
    <message>
        <source>Opacity of the mask</source>
        <translation>蒙版的不透明度</translation>
    </message>
    <message>
        <source>How strongly the mask covers the picture on the screen</source>
        <translation>蒙版在屏幕上遮盖图片的程度</translation>
    </message>
    <message>
        <source>Mask color:</source>
        <translation>蒙版颜色：</translation>
    </message>
    <message>
        <source>Opacity:</source>
        <translation>不透明度：</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::MessageBar</name>
    <message>
        <source>Dismiss this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::ModelChoice</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>The model that makes pictures from words</source>
        <translation>用文字生成图片的模型</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::ModelLibrary</name>
    <message>
        <source>made for filling masks</source>
        <translation>用于填充蒙版</translation>
    </message>
    <message>
        <source>Runs on the graphics card</source>
        <translation>在显卡上运行</translation>
    </message>
    <message>
        <source>Runs on the processor</source>
        <translation>在处理器上运行</translation>
    </message>
    <message>
        <source>networks take turns in memory</source>
        <translation>各网络轮流占用内存</translation>
    </message>
    <message>
        <source>decodes in tiles</source>
        <translation>分块解码</translation>
    </message>
    <message>
        <source>about %1 of memory</source>
        <translation>约需 %1 内存</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>扩展画面</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>置入</translation>
    </message>
    <message>
        <source>Vary</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Previews and fast decoding for other models</source>
        <translation>为其他模型提供预览和快速解码</translation>
    </message>
    <message>
        <source>Repaint</source>
        <translation>重绘</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::ModelsDialog</name>
    <message>
        <source>Can: %1</source>
        <translation>可以：%1</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Add a &amp;file…</source>
        <translation>添加文件(&amp;F)…</translation>
    </message>
    <message>
        <source>Add a f&amp;older…</source>
        <translation>添加文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Remove from the list</source>
        <translation>从列表中移除(&amp;R)</translation>
    </message>
    <message>
        <source>The file stays where it is</source>
        <translation>文件保留在原处</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Added %1.</source>
        <translation>已添加 %1。</translation>
    </message>
    <message>
        <source>%1 (cannot be used)</source>
        <translation>%1（不可用）</translation>
    </message>
    <message>
        <source>No model yet. Add a Stable Diffusion 1.x or 2.x checkpoint: one .safetensors file, or a diffusers folder with a model_index.json. You can also drop it here.</source>
        <translation>还没有模型。请添加 Stable Diffusion 1.x 或 2.x 检查点：一个 .safetensors 文件，或含有 model_index.json 的 diffusers 文件夹。也可以拖放到这里。</translation>
    </message>
    <message>
        <source>Removed %1 from the list; its file stays.</source>
        <translation>已从列表中移除 %1；文件仍保留。</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::NoModelPage</name>
    <message>
        <source>No model yet</source>
        <translation>还没有模型</translation>
    </message>
    <message>
        <source>Pictures from words need a model</source>
        <translation>用文字生成图片需要模型</translation>
    </message>
    <message>
        <source>A model is a file with what a network has learned from pictures. You bring your own; Remove, Extend and Vary work without one.</source>
        <translation>模型是一个文件，保存着网络从图片中学到的内容。请使用您自己的模型；移除、扩展画面和变化不需要模型。</translation>
    </message>
    <message>
        <source>What works: Stable Diffusion 1.x and 2.x, as one .safetensors file or as a diffusers folder with a model_index.json.</source>
        <translation>支持：Stable Diffusion 1.x 和 2.x，单个 .safetensors 文件，或含有 model_index.json 的 diffusers 文件夹。</translation>
    </message>
    <message>
        <source>Or drop the file on this window. It stays where it is and is only read.</source>
        <translation>也可以将文件拖放到此窗口。文件保留在原处，只会被读取。</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::PanelActions</name>
    <message>
        <source>&amp;Edits</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>The accepted edits, which stay editable</source>
        <translation>已采用的编辑，始终可以修改</translation>
    </message>
    <message>
        <source>&amp;Candidates</source>
        <translation>候选(&amp;C)</translation>
    </message>
    <message>
        <source>Canvas onl&amp;y</source>
        <translation>仅画布(&amp;Y)</translation>
    </message>
    <message>
        <source>Hide all that stands around the canvas</source>
        <translation>隐藏画布周围的一切</translation>
    </message>
    <message>
        <source>Reset the &amp;layout</source>
        <translation>重置布局(&amp;L)</translation>
    </message>
    <message>
        <source>Put all panels where they were at first</source>
        <translation>将所有面板放回最初的位置</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::PlaceActions</name>
    <message>
        <source>P&amp;lace a picture…</source>
        <translation>置入图片(&amp;L)…</translation>
    </message>
    <message>
        <source>Put another picture into this one</source>
        <translation>把另一张图片放进这张图片</translation>
    </message>
    <message>
        <source>Paste &amp;into the picture</source>
        <translation>粘贴到图片中(&amp;I)</translation>
    </message>
    <message>
        <source>Put the picture in the clipboard into this one</source>
        <translation>把剪贴板中的图片放进这张图片</translation>
    </message>
    <message>
        <source>Change the &amp;placement</source>
        <translation>更改置入(&amp;P)</translation>
    </message>
    <message>
        <source>Move, cut out and match again what this edit has placed</source>
        <translation>重新移动、抠图和匹配此编辑置入的内容</translation>
    </message>
    <message>
        <source>Cut &amp;out…</source>
        <translation>抠图(&amp;O)…</translation>
    </message>
    <message>
        <source>Select what of the placed picture is to be seen</source>
        <translation>选择置入图片中要显示的部分</translation>
    </message>
    <message>
        <source>Mi&amp;rror</source>
        <translation>镜像(&amp;R)</translation>
    </message>
    <message>
        <source>Left and right change places</source>
        <translation>左右互换</translation>
    </message>
    <message>
        <source>Pl&amp;ace</source>
        <translation>置入(&amp;A)</translation>
    </message>
    <message>
        <source>Keep it where it is (Enter)</source>
        <translation>保持在此处（Enter）</translation>
    </message>
    <message>
        <source>Do &amp;not place</source>
        <translation>不置入(&amp;N)</translation>
    </message>
    <message>
        <source>Give it up (Esc)</source>
        <translation>放弃（Esc）</translation>
    </message>
    <message>
        <source>The clipboard holds no picture: copy one first, in any program.</source>
        <translation>剪贴板中没有图片：请先在任意程序中复制一张。</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::PlaceBar</name>
    <message>
        <source>Place a picture</source>
        <translation>置入图片</translation>
    </message>
    <message>
        <source>X</source>
        <translation>X</translation>
    </message>
    <message>
        <source>Middle, from the left border of the picture</source>
        <translation>中心，从图片左边框算起</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>Y</source>
        <translation>Y</translation>
    </message>
    <message>
        <source>Middle, from the upper border of the picture</source>
        <translation>中心，从图片上边框算起</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Of its own width</source>
        <translation>相对于自身宽度</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Of its own height</source>
        <translation>相对于自身高度</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>角度</translation>
    </message>
    <message>
        <source>Rotated clockwise</source>
        <translation>顺时针旋转</translation>
    </message>
    <message>
        <source>°</source>
        <translation>°</translation>
    </message>
    <message>
        <source>Match color, light, sharpness and grain; shadow</source>
        <translation>匹配颜色、明暗、清晰度和颗粒；阴影</translation>
    </message>
    <message>
        <source>Harmonize</source>
        <translation>融合</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>&amp;Theme:</source>
        <translation>主题(&amp;T)：</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>语言(&amp;L)：</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>&amp;Animations:</source>
        <translation>动画(&amp;A)：</translation>
    </message>
    <message>
        <source>On</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>&amp;Size of the interface:</source>
        <translation>界面大小(&amp;S)：</translation>
    </message>
    <message>
        <source>The size changes with the next start. The desktop&apos;s own scaling comes on top of it.</source>
        <translation>界面大小在下次启动时改变，并与桌面自身的缩放叠加。</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>画布</translation>
    </message>
    <message>
        <source>&amp;Around the picture:</source>
        <translation>图片周围(&amp;A)：</translation>
    </message>
    <message>
        <source>As the theme</source>
        <translation>跟随主题</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>黑色</translation>
    </message>
    <message>
        <source>Middle grey</source>
        <translation>中灰</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白色</translation>
    </message>
    <message>
        <source>Behind &amp;transparency:</source>
        <translation>透明部分背后(&amp;T)：</translation>
    </message>
    <message>
        <source>Checkerboard, as the theme</source>
        <translation>棋盘格，跟随主题</translation>
    </message>
    <message>
        <source>Light checkerboard</source>
        <translation>浅色棋盘格</translation>
    </message>
    <message>
        <source>Dark checkerboard</source>
        <translation>深色棋盘格</translation>
    </message>
    <message>
        <source>What is around the picture</source>
        <translation>与图片周围相同</translation>
    </message>
    <message>
        <source>The &amp;wheel:</source>
        <translation>滚轮(&amp;W)：</translation>
    </message>
    <message>
        <source>Zooms; with Ctrl in fine steps</source>
        <translation>缩放；按住 Ctrl 微调</translation>
    </message>
    <message>
        <source>Moves the picture; with Ctrl it zooms</source>
        <translation>移动图片；按住 Ctrl 缩放</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>&amp;New pictures are saved as:</source>
        <translation>新图片保存为(&amp;N)：</translation>
    </message>
    <message>
        <source>&amp;Recent pictures in the list:</source>
        <translation>列表中的最近图片数(&amp;R)：</translation>
    </message>
    <message>
        <source>&amp;Clear the list of recent pictures</source>
        <translation>清空最近图片列表(&amp;C)</translation>
    </message>
    <message>
        <source>Performance</source>
        <translation>性能</translation>
    </message>
    <message>
        <source>&amp;Models run on:</source>
        <translation>模型运行于(&amp;M)：</translation>
    </message>
    <message>
        <source>What is fastest</source>
        <translation>最快的设备</translation>
    </message>
    <message>
        <source>The processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>The graphics card</source>
        <translation>显卡</translation>
    </message>
    <message>
        <source>&amp;Threads:</source>
        <translation>线程数(&amp;T)：</translation>
    </message>
    <message>
        <source>One for each core</source>
        <translation>每个核心一个</translation>
    </message>
    <message>
        <source>Memory &amp;limit:</source>
        <translation>内存上限(&amp;L)：</translation>
    </message>
    <message>
        <source> GB</source>
        <translation> GB</translation>
    </message>
    <message>
        <source>What the machine has</source>
        <translation>本机的全部内存</translation>
    </message>
    <message>
        <source>Threads and memory limit change with the next start. With less memory large runs take turns or are refused, with a sentence that says so.</source>
        <translation>线程数和内存上限在下次启动时生效。内存较少时，大的运行会分步进行，或被拒绝并说明原因。</translation>
    </message>
    <message>
        <source>At the &amp;start:</source>
        <translation>启动时(&amp;S)：</translation>
    </message>
    <message>
        <source>The start page</source>
        <translation>开始页</translation>
    </message>
    <message>
        <source>The documents of last time</source>
        <translation>上次的文档</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::ProjectWriter</name>
    <message>
        <source>A crash would lose your steps: %1</source>
        <translation>若发生崩溃，您的步骤将会丢失：%1</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::QueueList</name>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Preview of the run</source>
        <translation>运行预览</translation>
    </message>
    <message>
        <source>Progress of the run in the queue</source>
        <translation>队列中运行的进度</translation>
    </message>
    <message>
        <source>Stop this run</source>
        <translation>停止此运行</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Run %1 earlier</source>
        <translation>提前运行 %1</translation>
    </message>
    <message>
        <source>Run %1 later</source>
        <translation>推后运行 %1</translation>
    </message>
    <message>
        <source>Do not run %1</source>
        <translation>不运行 %1</translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <translation>%1，第 %2 个，共 %3 个</translation>
    </message>
    <message>
        <source>Nothing runs. What you start meanwhile waits here for its turn.</source>
        <translation>没有正在运行的任务。运行期间启动的任务会在这里排队。</translation>
    </message>
    <message>
        <source>Waits for the engine</source>
        <translation>等待引擎</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::RecentPictures</name>
    <message>
        <source>Recent pictures</source>
        <translation>最近的图片</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::RepaintChoice</name>
    <message>
        <source>Watercolor</source>
        <translation>水彩</translation>
    </message>
    <message>
        <source>Oil</source>
        <translation>油画</translation>
    </message>
    <message>
        <source>Gouache</source>
        <translation>水粉</translation>
    </message>
    <message>
        <source>Ink</source>
        <translation>水墨</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>From the picture itself to the loosest painting</source>
        <translation>从原图到最写意的画法</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>细节</translation>
    </message>
    <message>
        <source>From large brushes to fine ones</source>
        <translation>从大笔触到细笔触</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Like a picture…</source>
        <translation>仿照图片…</translation>
    </message>
    <message>
        <source>Open a picture whose brush and palette are used; or drop one here</source>
        <translation>打开一张图片，借用其笔触和色调；也可拖放到此处</translation>
    </message>
    <message>
        <source>Choose a picture to paint like</source>
        <translation>选择要仿照的图片</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::RepeatedDialog</name>
    <message>
        <source>Repeated</source>
        <translation>重复排列</translation>
    </message>
    <message>
        <source>Copies of the picture side by side</source>
        <translation>并排排列的图片副本</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::RunActions</name>
    <message>
        <source>Run what the &amp;bar offers</source>
        <translation>运行工具条上的操作(&amp;B)</translation>
    </message>
    <message>
        <source>Remove, Add, Extend or Generate: what the bar at the selection offers</source>
        <translation>移除、添加、扩展画面或生成：选区旁工具条所提供的操作</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>Remove what is painted over</source>
        <translation>移除涂抹的内容</translation>
    </message>
    <message>
        <source>&amp;Vary</source>
        <translation>变化(&amp;V)</translation>
    </message>
    <message>
        <source>Make variations in the same style: of what is painted over, or of the whole picture</source>
        <translation>生成风格相同的变化：涂抹的部分，或整张图片</translation>
    </message>
    <message>
        <source>E&amp;xtend</source>
        <translation>扩展画面(&amp;X)</translation>
    </message>
    <message>
        <source>Fill the new canvas</source>
        <translation>填充新的画布</translation>
    </message>
    <message>
        <source>Extend &amp;by…</source>
        <translation>按数值扩展(&amp;B)…</translation>
    </message>
    <message>
        <source>Set how much new canvas each side gets</source>
        <translation>设置每一边扩展多少画布</translation>
    </message>
    <message>
        <source>Run &amp;again</source>
        <translation>再次运行(&amp;A)</translation>
    </message>
    <message>
        <source>Run again with new seeds</source>
        <translation>以新的种子再次运行</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Stop the run, or leave the candidates</source>
        <translation>停止运行，或离开候选</translation>
    </message>
    <message>
        <source>Cancel all ru&amp;ns</source>
        <translation>取消所有运行(&amp;N)</translation>
    </message>
    <message>
        <source>Stop the run and those that wait</source>
        <translation>停止当前和等待中的运行</translation>
    </message>
    <message>
        <source>&amp;Previous candidate</source>
        <translation>上一个候选(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Next candidate</source>
        <translation>下一个候选(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Accept</source>
        <translation>采用(&amp;A)</translation>
    </message>
    <message>
        <source>Keep this candidate</source>
        <translation>采用此候选</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>舍弃(&amp;D)</translation>
    </message>
    <message>
        <source>Discard this candidate</source>
        <translation>舍弃此候选</translation>
    </message>
    <message>
        <source>Discard a&amp;ll candidates</source>
        <translation>舍弃所有候选(&amp;L)</translation>
    </message>
    <message>
        <source>See the candidate before this one, in place</source>
        <translation>在原位查看上一个候选</translation>
    </message>
    <message>
        <source>See the candidate after this one, in place</source>
        <translation>在原位查看下一个候选</translation>
    </message>
    <message>
        <source>Discard every candidate and go on with the picture</source>
        <translation>舍弃全部候选，继续编辑图片</translation>
    </message>
    <message>
        <source>Run again &amp;otherwise</source>
        <translation>换个方式再次运行(&amp;O)</translation>
    </message>
    <message>
        <source>The same mask with other words or settings: Enter runs</source>
        <translation>相同的蒙版，换提示词或设置：按回车键运行</translation>
    </message>
    <message>
        <source>Re&amp;paint</source>
        <translation>重绘(&amp;P)</translation>
    </message>
    <message>
        <source>Paint the picture, or what is painted over, in the chosen style</source>
        <translation>用所选画风重绘图片或涂抹的部分</translation>
    </message>
    <message>
        <source>Open as a new p&amp;icture</source>
        <translation>作为新图片打开(&amp;I)</translation>
    </message>
    <message>
        <source>Keep this candidate, which has another format, in a tab of its own</source>
        <translation>在单独的标签页中保留这个画幅不同的候选</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::RunOptions</name>
    <message>
        <source>Ring</source>
        <translation>过渡环</translation>
    </message>
    <message>
        <source>How far around the mask the result may blend into the picture</source>
        <translation>结果可在蒙版周围多远处与图片融合</translation>
    </message>
    <message>
        <source>Keep the seed</source>
        <translation>保持种子</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>The same seed and settings make the same candidates again</source>
        <translation>相同的种子和设置会得到相同的候选</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>A whole number; candidate 2 is made with the next one</source>
        <translation>一个整数；第 2 个候选使用下一个数</translation>
    </message>
    <message>
        <source>Ring:</source>
        <translation>过渡环：</translation>
    </message>
    <message>
        <source>Context:</source>
        <translation>参考区域：</translation>
    </message>
    <message>
        <source>Seed:</source>
        <translation>种子：</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::SamplingOptions</name>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>More steps: finer, slower</source>
        <translation>步数越多：越精细，越慢</translation>
    </message>
    <message>
        <source>Strength of words</source>
        <translation>提示词强度</translation>
    </message>
    <message>
        <source>How much of what is there is replaced</source>
        <translation>原有内容被替换的程度</translation>
    </message>
    <message>
        <source>Scheduler</source>
        <translation>采样器</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>引导</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>均衡</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>Preset: %1</source>
        <translation>预设：%1</translation>
    </message>
    <message>
        <source>Model&apos;s own</source>
        <translation>模型自带</translation>
    </message>
    <message>
        <source>Guidance scale</source>
        <translation>引导强度</translation>
    </message>
    <message>
        <source>How strictly the words are followed; 1 is fastest and ignores the negative prompt</source>
        <translation>遵循提示词的严格程度；1 最快，并忽略反向提示词</translation>
    </message>
    <message>
        <source>Automatic: Remove always, Extend and Vary without words run on the built-in engine</source>
        <translation>自动：移除始终使用内置引擎，无提示词的扩展画面和变化也使用内置引擎</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Built in, without a model</source>
        <translation>内置，不用模型</translation>
    </message>
    <message>
        <source>Always the model</source>
        <translation>始终使用模型</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::SeedOptions</name>
    <message>
        <source>Lock the seed: the same settings make the same pictures</source>
        <translation>锁定种子：相同的设置得到相同的图片</translation>
    </message>
    <message>
        <source>Another seed</source>
        <translation>换一个种子</translation>
    </message>
    <message>
        <source>Candidates of a run</source>
        <translation>每次运行的候选数</translation>
    </message>
    <message>
        <source>How many candidates one run makes</source>
        <translation>一次运行生成多少候选</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>候选</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::SelectionBar</name>
    <message>
        <source>Removing</source>
        <translation>正在移除</translation>
    </message>
    <message>
        <source>Adding</source>
        <translation>正在添加</translation>
    </message>
    <message>
        <source>Extending</source>
        <translation>正在扩展画面</translation>
    </message>
    <message>
        <source>Generating</source>
        <translation>正在生成</translation>
    </message>
    <message>
        <source>Placing</source>
        <translation>正在置入</translation>
    </message>
    <message>
        <source>Varying</source>
        <translation>正在变化</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>剩余 %1 秒</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>剩余 %1 分钟</translation>
    </message>
    <message>
        <source>Bar at the selection</source>
        <translation>选区旁的工具条</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Paint over what should go, or</source>
        <translation>涂抹要移除的内容，或</translation>
    </message>
    <message>
        <source>Drop the new canvas</source>
        <translation>放弃新的画布</translation>
    </message>
    <message>
        <source>Strength of variations</source>
        <translation>变化强度</translation>
    </message>
    <message>
        <source>How far variations go: from other details to another layout</source>
        <translation>变化的程度：从不同的细节到不同的布局</translation>
    </message>
    <message>
        <source>Number of candidates</source>
        <translation>候选数</translation>
    </message>
    <message>
        <source>How many candidates one run makes</source>
        <translation>一次运行生成多少候选</translation>
    </message>
    <message>
        <source>Ring, context and seed</source>
        <translation>过渡环、参考区域和种子</translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>运行进度</translation>
    </message>
    <message>
        <source>%1 %2 of %3</source>
        <translation>%1 %2 / %3</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>What the new canvas should show, or nothing</source>
        <translation>新画布上应出现的内容，可留空</translation>
    </message>
    <message>
        <source>What the picture should show</source>
        <translation>图片应展示的内容</translation>
    </message>
    <message>
        <source>What should appear, or nothing to remove</source>
        <translation>应出现的内容；留空则移除</translation>
    </message>
    <message numerus="yes">
        <source>  ·  %n waiting</source>
        <translation>
            <numerusform>  ·  %n 个等待中</numerusform>
        </translation>
    </message>
    <message>
        <source>Waits for the engine</source>
        <translation>等待引擎</translation>
    </message>
    <message>
        <source>Painting</source>
        <translation>正在重绘</translation>
    </message>
    <message>
        <source>Paint it: watercolor, oil, gouache, ink</source>
        <translation>画成水彩、油画、水粉或水墨</translation>
    </message>
    <message>
        <source>Repaint</source>
        <translation>重绘</translation>
    </message>
    <message>
        <source>What is copied</source>
        <translation>复制的内容</translation>
    </message>
    <message>
        <source>What is copied, and how it may change</source>
        <translation>复制哪些内容，可以怎样改变</translation>
    </message>
    <message>
        <source>The model does not copy: this is for the built-in engine</source>
        <translation>模型不复制内容：这些设置用于内置引擎</translation>
    </message>
    <message>
        <source>Format and seamless tile</source>
        <translation>画幅与无缝平铺</translation>
    </message>
    <message>
        <source>Make variations in another format, or as seamless tiles</source>
        <translation>以其他画幅或无缝平铺生成变化</translation>
    </message>
    <message>
        <source>The model keeps the format: another one is for the built-in engine</source>
        <translation>模型保持画幅不变：其他画幅由内置引擎生成</translation>
    </message>
    <message>
        <source>Another format is for the whole picture: clear the mask to choose one</source>
        <translation>其他画幅只用于整张图片：请清除蒙版后再选择</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::SelectionModeChoice</name>
    <message>
        <source>A new selection each time</source>
        <translation>每次新建选区</translation>
    </message>
    <message>
        <source>Add to the selection (hold Shift)</source>
        <translation>添加到选区（按住 Shift）</translation>
    </message>
    <message>
        <source>Take away from the selection (hold Alt, or use the right button)</source>
        <translation>从选区减去（按住 Alt，或使用右键）</translation>
    </message>
    <message>
        <source>Keep what is selected both times (hold Shift and Alt)</source>
        <translation>与选区相交（按住 Shift 和 Alt）</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::SidePanel</name>
    <message>
        <source>Words and queue</source>
        <translation>提示词与队列</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::SmartSelectOptions</name>
    <message>
        <source>How to show the object</source>
        <translation>如何标出物体</translation>
    </message>
    <message>
        <source>Smart select finds the edges of the object by itself</source>
        <translation>智能选择会自动找到物体的边缘</translation>
    </message>
    <message>
        <source>Scribble over the object</source>
        <translation>在物体上涂画</translation>
    </message>
    <message>
        <source>Draw around the object</source>
        <translation>圈出物体</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::StackActions</name>
    <message>
        <source>&amp;Switch edit off</source>
        <translation>停用编辑(&amp;S)</translation>
    </message>
    <message>
        <source>Switch this edit off or on</source>
        <translation>停用或启用此编辑</translation>
    </message>
    <message>
        <source>Move edit &amp;up</source>
        <translation>上移编辑(&amp;U)</translation>
    </message>
    <message>
        <source>Move this edit over the next one</source>
        <translation>将此编辑移到上一层之上</translation>
    </message>
    <message>
        <source>Move edit &amp;down</source>
        <translation>下移编辑(&amp;D)</translation>
    </message>
    <message>
        <source>Move this edit under the one below</source>
        <translation>将此编辑移到下一层之下</translation>
    </message>
    <message>
        <source>&amp;Previous candidate of the edit</source>
        <translation>编辑的上一个候选(&amp;P)</translation>
    </message>
    <message>
        <source>Use the candidate before of this edit</source>
        <translation>使用此编辑的上一个候选</translation>
    </message>
    <message>
        <source>&amp;Next candidate of the edit</source>
        <translation>编辑的下一个候选(&amp;N)</translation>
    </message>
    <message>
        <source>Use the next candidate of this edit</source>
        <translation>使用此编辑的下一个候选</translation>
    </message>
    <message>
        <source>Change the &amp;mask</source>
        <translation>修改蒙版(&amp;M)</translation>
    </message>
    <message>
        <source>Paint where this edit goes: nothing is generated again</source>
        <translation>绘制此编辑的作用范围：不会重新生成</translation>
    </message>
    <message>
        <source>Run the edit &amp;again</source>
        <translation>再次运行此编辑(&amp;A)</translation>
    </message>
    <message>
        <source>Make more candidates for this edit, with new seeds</source>
        <translation>以新的种子为此编辑生成更多候选</translation>
    </message>
    <message>
        <source>D&amp;elete the edit</source>
        <translation>删除编辑(&amp;E)</translation>
    </message>
    <message>
        <source>Delete this edit</source>
        <translation>删除此编辑</translation>
    </message>
    <message>
        <source>D&amp;one</source>
        <translation>完成(&amp;O)</translation>
    </message>
    <message>
        <source>The mask is as it should be</source>
        <translation>蒙版已符合要求</translation>
    </message>
    <message>
        <source>&amp;Switch edit on</source>
        <translation>启用编辑(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Rename the edit</source>
        <translation>重命名编辑(&amp;R)</translation>
    </message>
    <message>
        <source>Give this edit a name</source>
        <translation>给这个编辑起一个名称</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::StartPage</name>
    <message>
        <source>Start page</source>
        <translation>开始页</translation>
    </message>
    <message>
        <source>You can also drop a picture here, or paste one.</source>
        <translation>也可以将图片拖放到这里，或粘贴一张。</translation>
    </message>
    <message>
        <source>Open a picture, paint over what should go, press Remove.</source>
        <translation>打开图片，涂抹要去掉的内容，按“移除”。</translation>
    </message>
    <message>
        <source>Open a picture…</source>
        <translation>打开图片…</translation>
    </message>
    <message>
        <source>A picture with an object to remove, mask included</source>
        <translation>一张含有待移除物体的图片，附带蒙版</translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation>试用示例</translation>
    </message>
    <message>
        <source>New from words…</source>
        <translation>用文字新建…</translation>
    </message>
    <message>
        <source>Not saved when Pentimento ended</source>
        <translation>Pentimento 结束时未保存</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Recover %1</source>
        <translation>恢复 %1</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>舍弃</translation>
    </message>
    <message>
        <source>Discard %1</source>
        <translation>舍弃 %1</translation>
    </message>
    <message>
        <source>Recover all</source>
        <translation>全部恢复</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::StatusLine</name>
    <message>
        <source>8 bit</source>
        <translation>8 位</translation>
    </message>
    <message>
        <source>16 bit</source>
        <translation>16 位</translation>
    </message>
    <message>
        <source>16 bit float</source>
        <translation>16 位浮点</translation>
    </message>
    <message>
        <source>32 bit float</source>
        <translation>32 位浮点</translation>
    </message>
    <message>
        <source>linear sRGB</source>
        <translation>线性 sRGB</translation>
    </message>
    <message>
        <source>sRGB</source>
        <translation>sRGB</translation>
    </message>
    <message>
        <source>own color profile</source>
        <translation>自带色彩配置文件</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>灰度</translation>
    </message>
    <message>
        <source>RGB</source>
        <translation>RGB</translation>
    </message>
    <message>
        <source>%1 × %2 px   ·   %3, %4   ·   %5</source>
        <translation>%1 × %2 像素   ·   %3，%4   ·   %5</translation>
    </message>
    <message>
        <source>%1 with alpha</source>
        <translation>%1，带 Alpha</translation>
    </message>
    <message>
        <source>Stop reading or writing the file</source>
        <translation>停止读写文件</translation>
    </message>
    <message>
        <source>Progress of reading or writing</source>
        <translation>读写进度</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>正在写入…</translation>
    </message>
    <message>
        <source>  ·   %L1 px changed outside mask and ring</source>
        <translation>  ·   蒙版和过渡环之外改变了 %L1 个像素</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::TabActions</name>
    <message>
        <source>New &amp;tab</source>
        <translation>新标签页(&amp;T)</translation>
    </message>
    <message>
        <source>Show the start page in a new tab</source>
        <translation>在新标签页中显示开始页</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Close the picture; what is not saved is asked about</source>
        <translation>关闭图片；有未保存的更改时会询问</translation>
    </message>
    <message>
        <source>Close &amp;others</source>
        <translation>关闭其他(&amp;O)</translation>
    </message>
    <message>
        <source>Close all pictures but this one</source>
        <translation>关闭除此之外的所有图片</translation>
    </message>
    <message>
        <source>Copy the &amp;path</source>
        <translation>复制路径(&amp;P)</translation>
    </message>
    <message>
        <source>Copy where the file is, as text</source>
        <translation>以文本形式复制文件的位置</translation>
    </message>
    <message>
        <source>Show in the &amp;folder</source>
        <translation>在文件夹中显示(&amp;F)</translation>
    </message>
    <message>
        <source>Open the folder that the file is in</source>
        <translation>打开文件所在的文件夹</translation>
    </message>
    <message>
        <source>&amp;Next document</source>
        <translation>下一个文档(&amp;N)</translation>
    </message>
    <message>
        <source>Go to the next tab</source>
        <translation>转到下一个标签页</translation>
    </message>
    <message>
        <source>&amp;Previous document</source>
        <translation>上一个文档(&amp;P)</translation>
    </message>
    <message>
        <source>Go to the tab before</source>
        <translation>转到上一个标签页</translation>
    </message>
    <message>
        <source>Go to document %1</source>
        <translation>转到第 %1 个文档</translation>
    </message>
    <message>
        <source>Document %1</source>
        <translation>文档 %1</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::ToolActions</name>
    <message>
        <source>Larger b&amp;rush</source>
        <translation>增大画笔(&amp;R)</translation>
    </message>
    <message>
        <source>Smaller br&amp;ush</source>
        <translation>减小画笔(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Harder brush</source>
        <translation>更硬的画笔(&amp;H)</translation>
    </message>
    <message>
        <source>S&amp;ofter brush</source>
        <translation>更软的画笔(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Brush</source>
        <translation>画笔(&amp;B)</translation>
    </message>
    <message>
        <source>Paint the mask; the right button erases</source>
        <translation>绘制蒙版；右键擦除</translation>
    </message>
    <message>
        <source>&amp;Eraser</source>
        <translation>橡皮擦(&amp;E)</translation>
    </message>
    <message>
        <source>Erase from the mask</source>
        <translation>擦除蒙版</translation>
    </message>
    <message>
        <source>Re&amp;ctangle</source>
        <translation>矩形(&amp;C)</translation>
    </message>
    <message>
        <source>Select a rectangle</source>
        <translation>选择矩形</translation>
    </message>
    <message>
        <source>E&amp;llipse</source>
        <translation>椭圆(&amp;L)</translation>
    </message>
    <message>
        <source>Select an ellipse</source>
        <translation>选择椭圆</translation>
    </message>
    <message>
        <source>L&amp;asso</source>
        <translation>套索(&amp;A)</translation>
    </message>
    <message>
        <source>Select what you draw around</source>
        <translation>选择您圈出的部分</translation>
    </message>
    <message>
        <source>Pol&amp;ygon</source>
        <translation>多边形(&amp;Y)</translation>
    </message>
    <message>
        <source>Select a polygon, click by click; Enter closes it</source>
        <translation>逐点单击选择多边形；回车键闭合</translation>
    </message>
    <message>
        <source>Magic &amp;wand</source>
        <translation>魔棒(&amp;W)</translation>
    </message>
    <message>
        <source>Select what has the color you click on</source>
        <translation>选择与单击处颜色相近的部分</translation>
    </message>
    <message>
        <source>&amp;Smart select</source>
        <translation>智能选择(&amp;S)</translation>
    </message>
    <message>
        <source>Scribble over an object to select it</source>
        <translation>在物体上涂画以选择它</translation>
    </message>
    <message>
        <source>&amp;Pan</source>
        <translation>平移(&amp;P)</translation>
    </message>
    <message>
        <source>Move the picture; or hold Space</source>
        <translation>移动图片；或按住空格键</translation>
    </message>
    <message>
        <source>Paint with a larger brush</source>
        <translation>使用更大的画笔</translation>
    </message>
    <message>
        <source>Paint with a smaller brush</source>
        <translation>使用更小的画笔</translation>
    </message>
    <message>
        <source>Paint with a sharper edge</source>
        <translation>使用边缘更锐利的画笔</translation>
    </message>
    <message>
        <source>Paint with a softer edge</source>
        <translation>使用边缘更柔和的画笔</translation>
    </message>
    <message>
        <source>Draw lines that Remove and Extend continue through what they fill</source>
        <translation>画出移除和扩展画面在填充时要延续的线条</translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation>引导线(&amp;G)</translation>
    </message>
    <message>
        <source>Only the built-in engine follows guides, in Remove and Extend</source>
        <translation>只有内置引擎在移除和扩展画面时遵循引导线</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::ToolOptions</name>
    <message>
        <source>Click the corners; Enter or a double click closes, Backspace takes one back</source>
        <translation>逐个单击顶点；回车键或双击闭合，退格键撤回一点</translation>
    </message>
    <message>
        <source>Drag the picture; the wheel zooms</source>
        <translation>拖动图片；滚轮缩放</translation>
    </message>
    <message>
        <source>Options of the tool</source>
        <translation>工具选项</translation>
    </message>
    <message>
        <source>Drag a line across what is filled, or click its corners; Shift keeps it straight, the right button removes it</source>
        <translation>拖出一条穿过填充区域的线，或逐个单击它的拐点；按住 Shift 保持 45° 的整数倍，右键移除</translation>
    </message>
    <message>
        <source>Remove all guides</source>
        <translation>移除所有引导线</translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation>全部移除</translation>
    </message>
    <message>
        <source>Only the built-in engine follows guides, in Remove and Extend</source>
        <translation>只有内置引擎在移除和扩展画面时遵循引导线</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::ToolStrip</name>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Color and opacity of the mask</source>
        <translation>蒙版的颜色和不透明度</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::TreeBar</name>
    <message>
        <source>To what it &amp;started from</source>
        <translation>到它的起点(&amp;S)</translation>
    </message>
    <message>
        <source>Go to the candidate that this one started from</source>
        <translation>转到此候选的来源候选</translation>
    </message>
    <message>
        <source>To what started from &amp;it</source>
        <translation>到由它生成的(&amp;I)</translation>
    </message>
    <message>
        <source>Go to the first candidate that started from this one</source>
        <translation>转到由此候选生成的第一个候选</translation>
    </message>
    <message>
        <source>&amp;Previous with the same start</source>
        <translation>同一起点的上一个(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Next with the same start</source>
        <translation>同一起点的下一个(&amp;N)</translation>
    </message>
    <message>
        <source>Tree of variations</source>
        <translation>变化树</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n from here</source>
        <translation>
            <numerusform>由此生成 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pentimento::ui::VaryActions</name>
    <message>
        <source>Vary &amp;subtly</source>
        <translation>轻微变化(&amp;S)</translation>
    </message>
    <message>
        <source>Other details, the same layout: strength 50 %</source>
        <translation>细节不同，布局相同：强度 50 %</translation>
    </message>
    <message>
        <source>Vary s&amp;trongly</source>
        <translation>强烈变化(&amp;T)</translation>
    </message>
    <message>
        <source>Another layout in the same style: strength 85 %</source>
        <translation>风格相同，布局不同：强度 85 %</translation>
    </message>
    <message>
        <source>&amp;Vary by the slider</source>
        <translation>按滑块变化(&amp;V)</translation>
    </message>
    <message>
        <source>Variations at the strength of the slider</source>
        <translation>以滑块的强度生成变化</translation>
    </message>
    <message>
        <source>Of the &amp;whole picture</source>
        <translation>针对整张图片(&amp;W)</translation>
    </message>
    <message>
        <source>Vary the whole picture, not only the place that the candidate was made for</source>
        <translation>变化整张图片，而不只是候选所在的位置</translation>
    </message>
    <message>
        <source>&amp;More like this</source>
        <translation>更多类似的(&amp;M)</translation>
    </message>
    <message>
        <source>Starts Vary from this candidate with little strength: 35 %</source>
        <translation>从此候选开始以较低强度变化：35 %</translation>
    </message>
    <message>
        <source>Something &amp;different</source>
        <translation>换点不同的(&amp;D)</translation>
    </message>
    <message>
        <source>Runs the same once more with twice as many new seeds, Vary more strongly, and keeps the half that looks least like what is there; the others can be undeleted</source>
        <translation>以两倍数量的新种子再运行一次，变化更强，只保留与现有候选最不相似的一半；其余的可以恢复</translation>
    </message>
    <message>
        <source>Subtle</source>
        <translation>轻微</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>强烈</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>整张</translation>
    </message>
    <message>
        <source>Like this</source>
        <translation>类似</translation>
    </message>
    <message>
        <source>Different</source>
        <translation>不同</translation>
    </message>
    <message>
        <source>Made %1 and kept the %2 that differ most.</source>
        <translation>生成了 %1 个，保留差异最大的 %2 个。</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::ViewActions</name>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Fit in the window</source>
        <translation>适合窗口(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Actual pixels (100 %)</source>
        <translation>实际像素（100 %）(&amp;A)</translation>
    </message>
    <message>
        <source>Show &amp;mask</source>
        <translation>显示蒙版(&amp;M)</translation>
    </message>
    <message>
        <source>Show &amp;ring and context region</source>
        <translation>显示过渡环和参考区域(&amp;R)</translation>
    </message>
    <message>
        <source>Show &amp;original	Hold Tab</source>
        <translation>显示原图(&amp;O)	按住 Tab</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>全屏(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>See the picture larger; the wheel does it at the pointer</source>
        <translation>放大图片；滚轮以指针为中心放大</translation>
    </message>
    <message>
        <source>See the picture smaller; the wheel does it at the pointer</source>
        <translation>缩小图片；滚轮以指针为中心缩小</translation>
    </message>
    <message>
        <source>See the whole picture</source>
        <translation>查看整张图片</translation>
    </message>
    <message>
        <source>See each pixel of the picture as one pixel of the screen</source>
        <translation>图片的每个像素对应屏幕的一个像素</translation>
    </message>
    <message>
        <source>Show or hide what is masked</source>
        <translation>显示或隐藏蒙版</translation>
    </message>
    <message>
        <source>Show or hide what may change and what the engine looks at</source>
        <translation>显示或隐藏可能改变的部分和引擎参考的区域</translation>
    </message>
    <message>
        <source>See the picture as it was before</source>
        <translation>查看之前的图片</translation>
    </message>
    <message>
        <source>Use the whole screen</source>
        <translation>使用整个屏幕</translation>
    </message>
    <message>
        <source>R&amp;epeated</source>
        <translation>重复排列(&amp;E)</translation>
    </message>
    <message>
        <source>See copies of the picture side by side, as a seamless tile</source>
        <translation>查看并排排列的图片副本，如同无缝平铺</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::WandOptions</name>
    <message>
        <source>How far a color may be from the one you click on, in steps of 8 bit</source>
        <translation>颜色与单击处可相差多少，以 8 位级数计</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>容差</translation>
    </message>
    <message>
        <source>Tolerance in steps</source>
        <translation>容差级数</translation>
    </message>
    <message>
        <source>Contiguous</source>
        <translation>连续</translation>
    </message>
    <message>
        <source>Only what is connected to the place you click on</source>
        <translation>只选择与单击处相连的部分</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>取样</translation>
    </message>
    <message>
        <source>The color is the mean of so many pixels around the place you click on</source>
        <translation>颜色取单击处周围这些像素的平均值</translation>
    </message>
    <message>
        <source>%1 × %1 px</source>
        <translation>%1 × %1 像素</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::WordActions</name>
    <message>
        <source>&amp;New from words…</source>
        <translation>用文字新建(&amp;N)…</translation>
    </message>
    <message>
        <source>Make a new picture from a description</source>
        <translation>根据描述生成新图片</translation>
    </message>
    <message>
        <source>A&amp;dd</source>
        <translation>添加(&amp;D)</translation>
    </message>
    <message>
        <source>Make what the words say appear in the mask</source>
        <translation>让提示词描述的内容出现在蒙版中</translation>
    </message>
    <message>
        <source>&amp;Generate</source>
        <translation>生成(&amp;G)</translation>
    </message>
    <message>
        <source>Make a new picture from the words</source>
        <translation>根据提示词生成新图片</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>模型(&amp;M)…</translation>
    </message>
    <message>
        <source>The models that make pictures from words</source>
        <translation>用文字生成图片的模型</translation>
    </message>
    <message>
        <source>Add a model &amp;file…</source>
        <translation>添加模型文件(&amp;F)…</translation>
    </message>
    <message>
        <source>Add a model f&amp;older…</source>
        <translation>添加模型文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Words and queue</source>
        <translation>提示词与队列(&amp;W)</translation>
    </message>
    <message>
        <source>Words, model, seed and queue at the side</source>
        <translation>侧边的提示词、模型、种子和队列</translation>
    </message>
    <message>
        <source>&amp;Write words</source>
        <translation>输入提示词(&amp;W)</translation>
    </message>
    <message>
        <source>Go to the line for words</source>
        <translation>转到提示词输入框</translation>
    </message>
    <message>
        <source>New picture</source>
        <translation>新图片</translation>
    </message>
    <message>
        <source>Add a checkpoint in one file; it stays where it is</source>
        <translation>添加单文件的检查点；文件保留在原处</translation>
    </message>
    <message>
        <source>Add a checkpoint in a diffusers folder; it stays where it is</source>
        <translation>添加 diffusers 文件夹形式的检查点；文件保留在原处</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::WordsEdit</name>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>What should be in the picture</source>
        <translation>图片里应该有什么</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>反向提示词</translation>
    </message>
    <message>
        <source>What should not be in it</source>
        <translation>不应出现的内容</translation>
    </message>
    <message>
        <source>Write (word:1.2) to stress a word</source>
        <translation>写成 (词:1.2) 可加强某个词</translation>
    </message>
</context>
<context>
    <name>pentimento::ui::Workspace</name>
    <message>
        <source>Canvas</source>
        <translation>画布</translation>
    </message>
</context>
<context>
    <name>samples</name>
    <message>
        <source>Beach</source>
        <translation>海滩</translation>
    </message>
    <message>
        <source>Wall</source>
        <translation>墙壁</translation>
    </message>
    <message>
        <source>Interior</source>
        <translation>室内</translation>
    </message>
</context>
</TS>
